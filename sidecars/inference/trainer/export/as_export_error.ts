import { UnfitAdapter } from "../adapter/lora.ts";
import { FileEndsEarly } from "../formats/file_bytes.ts";
import { BadGguf } from "../formats/gguf_reader.ts";
import { UnprovenLibrary } from "../ggml/library.ts";
import { asTrainerError } from "../program/as_trainer_error.ts";
import { TrainerError } from "../program/failure.ts";

/** Names whatever an export failed with in the protocol's codes and in words for people. */
export function asExportError(error: unknown): TrainerError {
  if (error instanceof UnfitAdapter) {
    return new TrainerError(
      "model_unreadable",
      `The adapter cannot be used with the base model: ${error.message}.`,
      "Export with the base model that the adapter was trained on.",
    );
  }
  if (error instanceof BadGguf || error instanceof FileEndsEarly) {
    return new TrainerError(
      "model_unreadable",
      `The base model's file cannot be read: ${error.message}.`,
      "Get the base model again, or choose another one.",
    );
  }
  const memoryAdvice = "Close other programs, or export on a machine with more memory.";
  const { code, message, advice } = asTrainerError(error, memoryAdvice);
  if (code === "disk_full") {
    return new TrainerError(
      code,
      "The disk is full: the export could not be written.",
      "Free some space on the disk that holds the data folder, then export again.",
    );
  }
  const isOurs = error instanceof TrainerError || error instanceof UnprovenLibrary ||
    code !== "internal";
  const again = "Export again; if it happens again, report the export's log.";
  return new TrainerError(code, message, isOurs ? advice : again);
}
