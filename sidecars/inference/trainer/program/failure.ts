/** What a run can fail with, in the words of trainer protocol v1. */
export type ErrorCode =
  | "bad_config"
  | "dataset_changed"
  | "dataset_empty"
  | "disk_full"
  | "engine_unfit"
  | "internal"
  | "model_unreadable"
  | "nan_loss"
  | "out_of_memory"
  | "resume_mismatch";

/** How the process ends; `resumable` after an orderly stop. */
export const exitCode = { done: 0, error: 1, badConfig: 2, resumable: 75 } as const;

/** A failure that a person can act on: what happened, and what to do about it. */
export class TrainerError extends Error {
  constructor(readonly code: ErrorCode, message: string, readonly advice: string) {
    super(message);
  }

  get exitCode(): number {
    return this.code === "bad_config" ? exitCode.badConfig : exitCode.error;
  }
}

/** A stop was asked for before there was anything to save; the run starts over next time. */
export class Stopped extends Error {}

/** The error for one key of the config. */
export function badConfig(key: string, problem: string): TrainerError {
  return new TrainerError(
    "bad_config",
    `config.json: “${key}” ${problem}.`,
    `Correct “${key}” and start the run again.`,
  );
}

/** The error for a model that cannot be trained here. */
export function modelUnreadable(problem: string): TrainerError {
  return new TrainerError(
    "model_unreadable",
    `This model cannot be trained here: ${problem}.`,
    "Choose another base model, or train this one with the Python engine.",
  );
}

/** The error for a checkpoint that this run cannot continue. */
export function resumeMismatch(problem: string): TrainerError {
  return new TrainerError(
    "resume_mismatch",
    problem,
    "Resume from another checkpoint, with the settings it was made with, or start a new run.",
  );
}

/** The message of anything thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
