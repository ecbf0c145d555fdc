import type { ErrorCode } from "./errors.ts";

/** Errors of jobs that another attempt can only meet again: it takes another file, or model. */
const finalErrors: readonly ErrorCode[] = [
  "dataset_import_empty",
  "dataset_import_gone",
  "dataset_import_nothing",
  "dataset_model_silent",
  "dataset_model_ungrounded",
  "dataset_model_useless",
];

/** Whether to try a failed job again may help. */
export function isWorthRetrying(error: { code: string } | null): boolean {
  return !finalErrors.some((code) => code === error?.code);
}
