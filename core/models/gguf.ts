import { basename } from "node:path";
import { AppError } from "@/core/contract/mod.ts";
import { factsOf, type GgufFacts } from "./gguf/facts.ts";
import { type GgufInspection, inspectHeader } from "./gguf/inspect_gguf.ts";
import { type GgufHeader, withHeader } from "./gguf/read_header.ts";
import { Untrue } from "./untrue.ts";

export type { GgufFacts, GgufTokenizer } from "./gguf/facts.ts";
export type { GgufInspection } from "./gguf/inspect_gguf.ts";

/**
 * Reads what a GGUF file says about its model: never its weights, at most 64 MiB of header, and
 * nothing that was not checked against the file's size.
 *
 * @throws {AppError} `model_missing` when there is no such file, `gguf_unreadable` when it is no
 * GGUF, is cut off, or contradicts itself.
 */
export function readGguf(path: string): GgufFacts {
  return read(path, factsOf);
}

/**
 * Reads all that a GGUF file says, tensor by tensor, within the same limits.
 *
 * @throws {AppError} as {@link readGguf} does.
 */
export function inspectGguf(path: string): GgufInspection {
  return read(path, inspectHeader);
}

function read<T>(path: string, use: (header: GgufHeader) => T): T {
  try {
    return withHeader(path, use);
  } catch (error) {
    const file = basename(path);
    if (error instanceof Deno.errors.NotFound) throw new AppError("model_missing", { file });
    if (error instanceof Untrue || isNoFile(error)) {
      throw new AppError("gguf_unreadable", { file, detail: error.message }, { cause: error });
    }
    throw error;
  }
}

/** A folder, or a file that we may not read. */
function isNoFile(error: unknown): error is Error {
  return error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.IsADirectory || error instanceof Deno.errors.NotCapable;
}
