import {
  type ChunkLine,
  type ChunkSizes,
  type ErrorData,
  toErrorData,
} from "@/core/contract/mod.ts";
import type { DocumentReader } from "./reader.ts";

/** What happened to a file: one of its chunks, or why it could not be read. */
export type ChunkedLine = { chunk: ChunkLine } | { failed: { file: string; error: ErrorData } };

/**
 * Reads and splits files without any data folder, one after the other, each in a reader child. A
 * file that cannot be read is named in its turn; the others follow.
 */
export async function* chunkFiles(
  files: readonly string[],
  sizes: ChunkSizes,
  { reader, signal }: { reader: DocumentReader; signal?: AbortSignal },
): AsyncGenerator<ChunkedLine, void, undefined> {
  for (const file of files) {
    try {
      const { chunks } = await reader.read(file, { sizes, ...(signal && { signal }) });
      yield* chunks.map(({ text, tokens, start, end }, index) => ({
        chunk: { file, index, text, tokens, start, end },
      }));
    } catch (error) {
      signal?.throwIfAborted();
      yield { failed: { file, error: toErrorData(error) } };
    }
  }
}
