import { errorTable } from "./errors/mod.ts";
import type { ErrorCode, ErrorEntry } from "./errors/mod.ts";
import type { Lang, TextParams } from "./lang.ts";
import { fillText } from "./text.ts";

export type { ErrorCode };

/** What a person is told: what happened, and what to do now. */
export interface ErrorText {
  code: string;
  status: number;
  message: string;
  hint: string;
}

/**
 * A broken request or rule that a person can do something about.
 *
 * `params` fill the public text; `cause` is for the log only and never reaches a browser.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: TextParams;

  constructor(code: ErrorCode, params: TextParams = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options);
    this.name = "AppError";
    this.code = code;
    this.params = params;
  }

  /** The HTTP status that belongs to the code. */
  get status(): number {
    return (errorTable[this.code] as ErrorEntry).status;
  }
}

/** An error in the form in which it crosses a worker, a database row or the wire. */
export interface ErrorData {
  code: ErrorCode;
  params: TextParams;
}

/** Turns anything thrown into {code, params}; what is not ours becomes `internal`. */
export function toErrorData(error: unknown): ErrorData {
  return error instanceof AppError
    ? { code: error.code, params: error.params }
    : { code: "internal", params: {} };
}

/** The public text of an error in one language. */
export function describeError({ code, params }: ErrorData, lang: Lang): ErrorText {
  const entry: ErrorEntry = errorTable[code] ?? errorTable.internal;
  const { message, hint } = entry[lang];
  return {
    code,
    status: entry.status,
    message: fillText(message, params),
    hint: fillText(hint, params),
  };
}
