import type { ChunkSizes } from "@/core/contract/mod.ts";
import type { Command, Spawner } from "@/core/system/mod.ts";
import type { Reading } from "./reading/reading.ts";
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

/**
 * Files that are open to be read, in any order, one at a time. One child reads them all, for its start
 * takes longer than most files; a file that ends the child is named as the fault, and another child
 * goes on.
 */
export interface ReadingSession extends AsyncDisposable {
  /**
   * Reads the file at a place of the list, with the password that opens it where it needs one.
   *
   * @throws the reason of the signal, and what keeps any child from starting.
   */
  read(at: number, password?: string): Promise<ReadOutcome>;
}

/** Reads files of strangers, in child processes. */
export interface DocumentReader {
  /**
   * @throws {AppError} what is wrong with the file: `document_empty`, `document_format_unknown`,
   * `document_is_archive`, `document_needs_password`, `document_password_wrong`,
   * `document_encrypted`, `document_damaged`, `document_scanned`,
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
  /** The command of a reader child that may read these paths: `readerCommand`. */
  command(paths: readonly string[]): Command;
  /** A child that takes so long for one file is ended. */
  timeoutMs?: number;
}
