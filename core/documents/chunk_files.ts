import {
  type ChunkLine,
  type ChunkSizes,
  type ErrorData,
  toErrorData,
} from "@/core/contract/mod.ts";
import type { DocumentReader, ReadOutcome } from "./reader_types.ts";

/** What happened to a file: one of its chunks, or why it could not be read. */
export type ChunkedLine = { chunk: ChunkLine } | { failed: { file: string; error: ErrorData } };

const filesPerChild = 32;

/**
 * Reads and splits files without any data folder, one after the other, in reader children. A file that cannot be read is named in its turn; the others follow.
 */
export async function* chunkFiles(
  files: readonly string[],
  sizes: ChunkSizes,
  { reader, signal }: { reader: DocumentReader; signal?: AbortSignal },
): AsyncGenerator<ChunkedLine, void, undefined> {
  for (let start = 0; start < files.length; start += filesPerChild) {
    const some = files.slice(start, start + filesPerChild);
    await using session = reader.open(some.map((path) => ({ path })), {
      sizes,
      ...(signal && { signal }),
    });
    for (const [at, file] of some.entries()) yield* linesOf(file, await session.read(at));
  }
}

function linesOf(file: string, outcome: ReadOutcome): ChunkedLine[] {
  if ("error" in outcome) return [{ failed: { file, error: toErrorData(outcome.error) } }];
  return outcome.reading.chunks.map(({ text, tokens, start, end }, index) => ({
    chunk: { file, index, text, tokens, start, end },
  }));
}
