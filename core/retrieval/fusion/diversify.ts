import type { ChunkId } from "@/core/contract/mod.ts";
import type { FusedChunk } from "./reciprocal_rank.ts";
import type { Likeness } from "./likeness.ts";

/** What is chosen, and what is left out because something chosen says the same. */
export interface Diversified<Chunk> {
  chosen: Chunk[];
  duplicates: { chunk: Chunk; of: ChunkId }[];
}

/** How to choose. */
export interface DiversifyOptions {
  likeness: Likeness;
  /** How much being relevant counts beside being different, 0 to 1. */
  relevance: number;
  limit: number;
}

/**
 * Chooses chunks one after the other by their scores and by how little they repeat what is chosen
 * already: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998). The first stays first.
 *
 * @param chunks the best first.
 */
export function diversify<Chunk extends Pick<FusedChunk, "chunkId" | "score">>(
  chunks: readonly Chunk[],
  { likeness, relevance, limit }: DiversifyOptions,
): Diversified<Chunk> {
  const best = chunks[0]?.score ?? 1;
  const { chosen, duplicates }: Diversified<Chunk> = { chosen: [], duplicates: [] };
  let open = chunks.map((chunk) => ({ chunk, like: 0 }));
  while (open.length > 0 && chosen.length < limit) {
    const worth = ({ chunk, like }: typeof open[number]) =>
      relevance * chunk.score / best - (1 - relevance) * like;
    const { chunk } = open.reduce((top, entry) => worth(entry) > worth(top) ? entry : top);
    chosen.push(chunk);
    const others = open.filter((entry) => entry.chunk !== chunk);
    const isSame = (entry: typeof open[number]) =>
      likeness.isSame(entry.chunk.chunkId, chunk.chunkId);
    duplicates.push(
      ...others.filter(isSame).map((entry) => ({ chunk: entry.chunk, of: chunk.chunkId })),
    );
    open = others.filter((entry) => !isSame(entry)).map(({ chunk: other, like }) => ({
      chunk: other,
      like: Math.max(like, likeness.of(other.chunkId, chunk.chunkId)),
    }));
  }
  return { chosen, duplicates };
}
