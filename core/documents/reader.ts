import { fileURLToPath } from "node:url";
import { AppError, type ChunkSizes } from "@/core/contract/mod.ts";
import type { Command, Runtime, Spawner } from "@/core/system/mod.ts";
import { grantablePaths } from "./grantable.ts";
import { lostChild, startReaderChild, timedLines, tooHeavy } from "./reader_child.ts";
import type { ReadAnswer, ReadRequest } from "./reading/read_main.ts";
import type { Reading } from "./reading/reading.ts";
import { memoryLimitMb, memoryLimitText } from "./reading/refusal.ts";
import type { Chunk } from "./splitter.ts";

/** A file that was read and split. */
export interface SplitReading extends Reading {
  chunks: Chunk[];
}

/** How files are read. */
export interface ReadOptions {
  /** Null: do not split. */
  sizes: ChunkSizes | null;
  /** Cut Markdown and source code at their own marks first (the default). */
  splitByFormat?: boolean;
  /** Ends the reading. */
  signal?: AbortSignal;
}

/** A file that is to be read. */
export interface FileOnDisk {
  path: string;
  /** The file's name where that is not its path. */
  name?: string;
}

/** What became of a file. */
export type ReadOutcome = { reading: SplitReading } | { error: Error };

/** Reads files of strangers, in child processes. */
export interface DocumentReader {
  /**
   * @throws {AppError} what is wrong with the file: `document_empty`, `document_format_unknown`,
   * `document_is_archive`, `document_encrypted`, `document_damaged`, `document_scanned`,
   * `document_unsafe`, `document_bomb`, `document_too_long`, `document_too_heavy`,
   * `document_file_missing`.
   */
  read(path: string, options: ReadOptions & { name?: string }): Promise<SplitReading>;
  /**
   * Reads several files in one child, one after the other: what became of each, in their order. One
   * that ends the child is named as the fault, and another child reads those behind it.
   */
  readEach(
    files: readonly FileOnDisk[],
    options: ReadOptions,
  ): AsyncGenerator<ReadOutcome, void, undefined>;
}

/** What a reader is built from. */
export interface ReaderDeps {
  spawner: Spawner;
  /** The command of the reader child: {@link readerCommand}. */
  command(request: ReadRequest): Command;
  /** A child that takes so long for one file is ended. */
  timeoutMs?: number;
}

const defaultTimeoutMs = 60_000;

/** The name under which our own program is a reader child. */
export const readCommandName = "__read";

/** The command that starts our own program as a reader of some files, without any other right. */
export function readerCommand(
  runtime: Runtime,
  request: ReadRequest,
  { memoryMb = memoryLimitMb }: { memoryMb?: number } = {},
): Command {
  const paths = "unpack" in request ? [request.unpack] : request.files.map(({ path }) => path);
  const wasm = fileURLToPath(runtime.assetUrl("native/pdfium.wasm"));
  return runtime.selfCommand([readCommandName, JSON.stringify(request)], {
    permissions: { read: [...paths, wasm] },
    memoryMb,
  });
}

/** Builds the reader. */
export function createReader(deps: ReaderDeps): DocumentReader {
  async function* readEach(files: readonly FileOnDisk[], options: ReadOptions) {
    for (let left = files; left.length > 0;) {
      let answered = 0;
      for await (const outcome of readInOneChild(deps, left, options)) {
        answered++;
        yield outcome;
      }
      left = left.slice(answered);
    }
  }
  return {
    readEach,
    async read(path, { name = path, ...options }) {
      for await (const outcome of readEach([{ path, name }], options)) {
        if ("error" in outcome) throw outcome.error;
        return outcome.reading;
      }
      throw new TypeError("a file was read without an outcome");
    },
  };
}

/** At least one outcome; fewer than files when one of them ends the child. */
async function* readInOneChild(
  { spawner, command, timeoutMs = defaultTimeoutMs }: ReaderDeps,
  files: readonly FileOnDisk[],
  { sizes, splitByFormat = true, signal }: ReadOptions,
): AsyncGenerator<ReadOutcome, void, undefined> {
  signal?.throwIfAborted();
  await using readable = await grantablePaths(files.map(({ path }) => path));
  const named = files.map(({ path, name = path }, at) => ({ path: readable.paths[at]!, name }));
  const request = { files: named, sizes, splitByFormat };
  await using child = await startReaderChild(spawner, command(request));
  let answered = 0;
  try {
    for await (const line of timedLines(child, { timeoutMs, signal })) {
      yield outcomeOf(line);
      if (++answered === files.length) return;
    }
  } catch (error) {
    signal?.throwIfAborted();
    return yield { error: error as Error };
  }
  yield { error: await lostChild(child) };
}

function outcomeOf(line: string): ReadOutcome {
  const answer = parseAnswer(line);
  // A line that is no JSON was cut: it was longer than any answer may be.
  if (answer === null) return { error: tooHeavy(memoryLimitText) };
  if (!answer.ok) return { error: new AppError(answer.error.code, answer.error.params) };
  const { text } = answer.reading;
  const chunks = answer.chunks.map(([start, end, tokens]) => ({
    text: text.slice(start, end),
    tokens,
    start,
    end,
  }));
  return { reading: { ...answer.reading, chunks } };
}

function parseAnswer(line: string): ReadAnswer | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
