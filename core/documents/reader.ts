import { fileURLToPath } from "node:url";
import type { ChunkSizes } from "@/core/contract/mod.ts";
import type { Command, Runtime, Spawner } from "@/core/system/mod.ts";
import { openSession, type ReadingSession } from "./reading_session.ts";
import type { ReadRequest } from "./reading/read_main.ts";
import type { Reading } from "./reading/reading.ts";
import { memoryLimitMb } from "./reading/refusal.ts";
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
  /** Opens files to be read one after the other; see {@link ReadingSession}. */
  open(files: readonly FileOnDisk[], options: ReadOptions): ReadingSession;
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
  const open = (files: readonly FileOnDisk[], options: ReadOptions) =>
    openSession({ timeoutMs: defaultTimeoutMs, ...deps }, files, options);
  return {
    open,
    async read(path, { name = path, ...options }) {
      await using session = open([{ path, name }], options);
      const outcome = await session.read(0);
      if ("error" in outcome) throw outcome.error;
      return outcome.reading;
    },
  };
}
