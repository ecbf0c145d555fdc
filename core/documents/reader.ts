import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AppError, type ChunkSizes } from "@/core/contract/mod.ts";
import { type Command, type Runtime, runToEnd, type Spawner } from "@/core/system/mod.ts";
import type { ReadAnswer, ReadRequest } from "./reading/read_main.ts";
import { memoryLimitMb, memoryLimitText } from "./reading/read_main.ts";
import type { Reading } from "./reading/reading.ts";
import type { Chunk } from "./splitter.ts";

/** A file that was read and split. */
export interface SplitReading extends Reading {
  chunks: Chunk[];
}

/** What is to be read. */
export interface ReadOptions {
  /** The file's name where that is not its path. */
  name?: string;
  /** Null: do not split. */
  sizes: ChunkSizes | null;
  /** Ends the reading. */
  signal?: AbortSignal;
}

/** Reads files of strangers, each in a child process of its own. */
export interface DocumentReader {
  /**
   * @throws {AppError} what is wrong with the file: `document_empty`, `document_format_unknown`,
   * `document_encrypted`, `document_damaged`, `document_scanned`, `document_unsafe`,
   * `document_bomb`, `document_too_long`, `document_too_heavy`, `document_file_missing`.
   */
  read(path: string, options: ReadOptions): Promise<SplitReading>;
}

/** What a reader is built from. */
export interface ReaderDeps {
  spawner: Spawner;
  /** The command of the reader child: {@link readerCommand}. */
  command(request: ReadRequest): Command;
  /** After this time a child is ended. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;
/** A text of the allowed length in JSON has at most this many bytes, or nearly so. */
const longestAnswer = 300 * 1024 * 1024;

/** The name under which our own program is a reader child. */
export const readCommandName = "__read";

/** The command that starts our own program as a reader of one file, without any other right. */
export function readerCommand(
  runtime: Runtime,
  request: ReadRequest,
  { memoryMb = memoryLimitMb }: { memoryMb?: number } = {},
): Command {
  const wasm = fileURLToPath(runtime.assetUrl("native/pdfium.wasm"));
  return runtime.selfCommand([readCommandName, JSON.stringify(request)], {
    permissions: { read: [request.path, wasm] },
    memoryMb,
  });
}

/** Builds the reader. */
export function createReader(
  { spawner, command, timeoutMs = defaultTimeoutMs }: ReaderDeps,
): DocumentReader {
  return {
    async read(path, { name = path, sizes, signal }) {
      signal?.throwIfAborted();
      await using readable = await grantable(path);
      const { command: program, args, env } = command({ path: readable.path, name, sizes });
      const limits = { lineBytes: longestAnswer, totalBytes: longestAnswer };
      const { lines: [line], code, errorTail, endedBy } = await runToEnd(
        spawner,
        [program, ...args],
        { env, limits, timeoutMs, ...(signal && { signal }) },
      );
      signal?.throwIfAborted();
      if (endedBy === "timeout") throw tooHeavy(`${Math.round(timeoutMs / 1000)} s`);
      if (line !== undefined) return fromAnswer(line);
      throw lostChild(code, errorTail);
    },
  };
}

/**
 * A path that Deno's `--allow-read` can name: it takes a comma for the end of one. Such a file is
 * copied for as long as it is read.
 */
async function grantable(path: string): Promise<AsyncDisposable & { path: string }> {
  if (!path.includes(",")) return { path, async [Symbol.asyncDispose]() {} };
  const folder = await Deno.makeTempDir({ prefix: "lernwerk-read-" });
  const copy = join(folder, "file");
  const remove = () => Deno.remove(folder, { recursive: true });
  try {
    await Deno.copyFile(path, copy);
  } catch (cause) {
    await remove();
    throw new AppError("document_file_missing", {}, { cause });
  }
  return { path: copy, [Symbol.asyncDispose]: remove };
}

/** @throws {AppError} what the child answers. */
function fromAnswer(line: string): SplitReading {
  const answer = parseAnswer(line);
  if (!answer.ok) throw new AppError(answer.error.code, answer.error.params);
  const { text } = answer.reading;
  const chunks = answer.chunks.map(([start, end, tokens]) => ({
    text: text.slice(start, end),
    tokens,
    start,
    end,
  }));
  return { ...answer.reading, chunks };
}

function parseAnswer(line: string): ReadAnswer {
  try {
    return JSON.parse(line);
  } catch {
    // A line that is no JSON was cut: it was longer than any answer may be.
    throw tooHeavy(memoryLimitText);
  }
}

/** A child that ends without an answer was ended for want of memory, by V8 or by the kernel. */
function lostChild(code: number, errors: readonly string[]): Error {
  const cause = new Error(`The reader ended with code ${code}: ${errors.slice(-20).join("\n")}`);
  const hasCrashed = code >= 128 || /out of memory|allocation fail/i.test(cause.message);
  return hasCrashed ? tooHeavy(memoryLimitText, cause) : cause;
}

function tooHeavy(limit: string, cause?: Error): AppError {
  return new AppError("document_too_heavy", { limit }, cause && { cause });
}
