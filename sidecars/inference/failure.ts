/** What a request can fail with; the app turns each into its own error and advice. */
export type FailureCode =
  | "bad_request"
  | "cancelled"
  | "context_full"
  | "internal"
  | "lora_unreadable"
  | "model_unreadable"
  | "not_loaded"
  | "out_of_memory"
  | "quantize_failed"
  | "template_failed";

/** An expected failure of one request; the process goes on. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly details: Record<string, number | string>;

  constructor(code: FailureCode, message: string, details: Record<string, number | string> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** Runs `work` and turns what it throws into a failure with this code. */
export async function failingAs<T>(code: FailureCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(isOutOfMemory(error) ? "out_of_memory" : code, textOf(error));
  }
}

/** The message of anything thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error &&
    (error.name === "InsufficientMemoryError" || /insufficient|out of memory/i.test(error.message));
}
