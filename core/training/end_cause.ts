import { AppError, type Hyperparameters, type TrainerEventOf } from "@/core/contract/mod.ts";
import type { ChildStatus } from "@/core/system/mod.ts";
import { adviseMemory, type MemoryCase } from "./memory.ts";

/** What is known of a trainer that ended without being done. */
export interface TrainerEnd {
  status: ChildStatus;
  /** The last `error` event. */
  reported: TrainerEventOf<"error"> | null;
  /** The last lines on stderr. */
  errorTail: readonly string[];
  hyper: Hyperparameters;
  memory: MemoryCase;
  /** Memory that the run may use, in bytes. */
  availableBytes: number;
  /** Memory that it used last, in bytes; null when it did not say. */
  usedBytes: number | null;
}

/** What allocators, torch and CUDA, HIP and Metal write when memory runs out. */
const memoryWords =
  /out of memory|OutOfMemoryError|MemoryError|can(?:'t|not) allocate memory|std::bad_alloc/i;

const diskWords = /No space left on device|ENOSPC|Errno 28|os error 28/i;

const importWords = /ModuleNotFoundError|ImportError|No module named/;

/** From this part of the memory on, an end from outside was most likely for want of memory. */
const tightShare = 0.7;

/** 128 + SIGILL, or STATUS_ILLEGAL_INSTRUCTION of Windows. */
const illegalInstructionCodes = [132, 0xC000001D, 0xC000001D - 2 ** 32];

/** A saved state with its optimizer, some times over: what a run should find free. */
const diskNeedMb = 500;

/** Names the cause of a trainer's end, with the advice that fits this run. */
export function causeOfEnd(end: TrainerEnd): AppError {
  const { status, reported, errorTail } = end;
  if (reported) return reportedCause(reported, end);
  const tail = errorTail.join("\n");
  if (memoryWords.test(tail)) return outOfMemory(end);
  if (diskWords.test(tail)) return new AppError("training_disk_full", { needed_mb: diskNeedMb });
  if (importWords.test(tail)) return new AppError("trainer_not_started", {}, { cause: tail });
  if (status.code === 2) return new AppError("trainer_bad_config", { detail: lastLine(end) });
  return causeOfStatus(end);
}

/** By number, because a shell in between turns a signal into an exit code of 128 and more. */
function causeOfStatus(end: TrainerEnd): AppError {
  const { code, signal } = end.status;
  if (signal === "SIGKILL" || code === 137) return killed(end);
  if (signal === "SIGTERM" || code === 143) return killedBy(15, end);
  if (signal === "SIGILL" || illegalInstructionCodes.includes(code)) {
    return new AppError("trainer_wrong_processor");
  }
  if (signal !== null || code >= 128) return new AppError("trainer_crashed", { code });
  // A Python that is gone or cannot load its own libraries says nothing else.
  if (code === 126 || code === 127) return new AppError("trainer_not_started");
  return new AppError("trainer_failed", { detail: lastLine(end) });
}

/** Linux ends the largest process when memory is short, and leaves no other trace. */
function killed(end: TrainerEnd): AppError {
  const isLarge = end.usedBytes !== null && end.usedBytes > tightShare * end.availableBytes;
  return isLarge ? outOfMemory(end) : killedBy(9, end);
}

function killedBy(signal: number, { hyper }: TrainerEnd): AppError {
  return new AppError("trainer_killed", { signal, smaller: Math.max(1, hyper.batchSize / 2) });
}

function reportedCause(
  { code, message }: TrainerEventOf<"error">,
  end: TrainerEnd,
): AppError {
  const detail = message;
  switch (code) {
    case "out_of_memory":
      return outOfMemory(end);
    case "bad_config":
      return new AppError("trainer_bad_config", { detail });
    case "dataset_empty":
      return new AppError("training_data_empty");
    case "dataset_changed":
      return new AppError("training_data_changed");
    case "model_unreadable":
      return new AppError("base_model_unreadable", { detail });
    case "disk_full":
      return new AppError("training_disk_full", { needed_mb: diskNeedMb });
    case "nan_loss":
      return new AppError("training_diverged", { rate: smallerRate(end.hyper.learningRate) });
    case "resume_mismatch":
      return new AppError("resume_mismatch", { detail });
    case "engine_unfit":
      return new AppError("trainer_engine_unfit", { detail });
    case "internal":
      return memoryWords.test(detail)
        ? outOfMemory(end)
        : new AppError("trainer_failed", { detail });
  }
}

/** The mildest change of settings that helps, with its numbers. */
export function outOfMemory({ hyper, memory, availableBytes }: TrainerEnd): AppError {
  const advice = adviseMemory(memory, hyper, { availableBytes, hasFailed: true });
  if (advice === null) throw new TypeError("There is always advice for a run that failed");
  const need_gb = gigabytes(advice.bytes);
  switch (advice.kind) {
    case "batch":
      return new AppError("out_of_memory_batch", {
        batch: hyper.batchSize,
        smaller: advice.batchSize,
        accumulation: advice.accumulation,
        need_gb,
      });
    case "checkpointing":
      return new AppError("out_of_memory_checkpointing", { need_gb });
    case "rows":
      return new AppError("out_of_memory_rows", {
        length: Math.min(memory.longestRow, hyper.maxLength),
        shorter: advice.maxLength,
        need_gb,
      });
    case "model":
      return new AppError("out_of_memory_model", { need_gb });
  }
}

/** Bytes as gigabytes with one decimal, for people. */
export function gigabytes(bytes: number): number {
  return Math.round(bytes / 1e8) / 10;
}

function smallerRate(rate: number): string {
  return Number((rate / 3).toPrecision(1)).toString();
}

function lastLine({ errorTail, status }: TrainerEnd): string {
  const line = errorTail.findLast((text) => text.trim() !== "")?.trim();
  return line?.slice(0, 300) ?? `exit code ${status.code}`;
}
