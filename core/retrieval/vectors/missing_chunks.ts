import type { ProjectId } from "@/core/contract/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import { chunkHash } from "./chunk_hash.ts";

/** A text that has no vector yet. */
export interface MissingChunk {
  hash: Uint8Array;
  text: string;
  tokens: number;
}

/** Where chunks come from, and which texts are known. */
export interface MissingChunksDeps {
  documents: Pick<Documents, "projectChunks">;
  has(hash: Uint8Array): boolean;
}

/** How many different texts the project's chunks have, and how many of these are known. */
export async function countChunks(
  { documents, has }: MissingChunksDeps,
  projectId: ProjectId,
): Promise<{ all: number; known: number }> {
  const seen = new Set<string>();
  let known = 0;
  for await (const { text } of documents.projectChunks(projectId)) {
    const hash = chunkHash(text);
    const name = hash.toHex();
    if (seen.has(name)) continue;
    seen.add(name);
    if (has(hash)) known++;
  }
  return { all: seen.size, known };
}

/** So many are looked at together; few enough that the first documents are whole first. */
const windowSize = 512;

/** Short texts, such as a table's lines, are embedded and stored at once up to so many. */
const mostChunks = 128;

/**
 * The texts without a vector, in batches of alike length: programs that pad a batch to its longest
 * text then compute least. Each text comes once.
 */
export async function* missingBatches(
  deps: MissingChunksDeps & {
    /** Tokens that the next batch may have; a longer text is a batch of its own. */
    limit(): number;
  },
  projectId: ProjectId,
): AsyncGenerator<MissingChunk[], void, undefined> {
  let window = new Map<string, MissingChunk>();
  for await (const { text, tokens } of deps.documents.projectChunks(projectId)) {
    const hash = chunkHash(text);
    if (!deps.has(hash)) window.set(hash.toHex(), { hash, text, tokens });
    if (window.size < windowSize) continue;
    yield* batches(window, deps.limit);
    window = new Map();
  }
  yield* batches(window, deps.limit);
}

function* batches(
  window: ReadonlyMap<string, MissingChunk>,
  limit: () => number,
): Generator<MissingChunk[]> {
  let open: MissingChunk[] = [];
  let tokens = 0;
  for (const chunk of [...window.values()].sort((a, b) => a.tokens - b.tokens)) {
    const isFull = open.length === mostChunks || tokens + chunk.tokens > limit();
    if (isFull && open.length > 0) {
      yield open;
      [open, tokens] = [[], 0];
    }
    open.push(chunk);
    tokens += chunk.tokens;
  }
  if (open.length > 0) yield open;
}
