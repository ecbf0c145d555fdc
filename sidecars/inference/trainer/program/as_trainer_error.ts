import { UnfitAdapter } from "../adapter/lora.ts";
import { NoMemory } from "../ggml/no_memory.ts";
import { UnprovenLibrary } from "../ggml/library.ts";
import { OddModel, UnknownFamily } from "../model/plan.ts";
import { modelUnreadable, textOf, TrainerError } from "./failure.ts";

const diskFullCodes = ["ENOSPC", "EDQUOT", "EFBIG"];

/**
 * Names anything thrown in the protocol's codes.
 *
 * @param memoryAdvice what to change when memory was short, for the settings of this run.
 */
export function asTrainerError(error: unknown, memoryAdvice: string): TrainerError {
  if (error instanceof TrainerError) return error;
  if ([UnknownFamily, OddModel, UnfitAdapter].some((kind) => error instanceof kind)) {
    return modelUnreadable(textOf(error));
  }
  if (error instanceof UnprovenLibrary) {
    return new TrainerError("engine_unfit", error.message, error.advice);
  }
  if (isOutOfMemory(error)) {
    return new TrainerError(
      "out_of_memory",
      "The memory was not enough for this run.",
      memoryAdvice,
    );
  }
  if (isDiskFull(error)) {
    return new TrainerError(
      "disk_full",
      "The disk is full: a checkpoint could not be written.",
      "Free some space on the disk that holds the data folder, then resume the run.",
    );
  }
  return new TrainerError(
    "internal",
    `${error instanceof Error ? error.name : "Error"}: ${textOf(error)}`,
    "Resume the run from its last checkpoint; if it happens again, report the training log.",
  );
}

function isOutOfMemory(error: unknown): boolean {
  if (error instanceof NoMemory) return true;
  return error instanceof RangeError && /allocation failed/i.test(error.message);
}

function isDiskFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return diskFullCodes.includes(String(code)) ||
    /no space left on device|file too large/i.test(textOf(error));
}
