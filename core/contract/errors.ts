import { errorTable } from "./errors/mod.ts";
import type { ErrorCode, ErrorEntry } from "./errors/mod.ts";
import type { Lang, TextParams } from "./lang.ts";
import { type NamedText, namedText } from "./text/named.ts";
import { fillText } from "./text.ts";

export type { ErrorCode };

/** What a person is told: what happened, and what to do now. */
export interface ErrorText {
  code: string;
  status: number;
  message: string;
  hint: string;
}

/** What fills an error's text: values, and texts that exist in every language by their key. */
export type ErrorParams = Readonly<Record<string, string | number | NamedText>>;

/**
 * A broken request or rule that a person can do something about.
 *
 * `params` fill the public text; `cause` is for the log only and never reaches a browser.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
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
  params: ErrorParams;
}

/**
 * Turns anything thrown into {code, params}; what is not ours becomes `internal`. A full disk is
 * named wherever it shows: any write may meet it.
 */
export function toErrorData(error: unknown): ErrorData {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  return { code: saysDiskFull(error) ? "disk_filled_up" : "internal", params: {} };
}

/** Whether the operating system or SQLite says that there is no room left on a disk. */
export function saysDiskFull(error: unknown): boolean {
  return error instanceof Error &&
    /ENOSPC|No space left|disk is full|os error (?:28|112)\b/i.test(error.message);
}

/** The public text of an error in one language. */
export function describeError({ code, params }: ErrorData, lang: Lang): ErrorText {
  const entry: ErrorEntry = errorTable[code] ?? errorTable.internal;
  const { message, hint } = entry[lang];
  const words = inWords(params, lang);
  return {
    code,
    status: entry.status,
    message: fillText(message, words, lang),
    hint: fillText(hint, words, lang),
  };
}

function inWords(params: ErrorParams, lang: Lang): TextParams {
  const filled = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "object" ? namedText(value, lang) : value,
  ]);
  return Object.fromEntries(filled);
}
