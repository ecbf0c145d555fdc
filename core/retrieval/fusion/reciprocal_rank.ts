import type { ChunkId, ListPlace } from "@/core/contract/mod.ts";
import { type FusionTuning, type RankedList, rankedLists } from "./tuning.ts";

/** Lists of chunks, each the best first. */
export type ListsToFuse = Readonly<
  Record<RankedList, readonly { chunkId: ChunkId; score: number }[]>
>;

/** A chunk with its places in the lists, and what they make together. */
export interface FusedChunk {
  chunkId: ChunkId;
  places: Readonly<Record<RankedList, ListPlace | null>>;
  /** The sum of weight / (k + rank) over its places. */
  score: number;
  /** Among all, from 1. */
  rank: number;
}

/**
 * Makes lists one by their ranks alone, since their scores do not compare: reciprocal-rank fusion
 * (Cormack, Clarke and Büttcher, SIGIR 2009) with a weight for each list.
 */
export function fuse(
  lists: ListsToFuse,
  { k, weights }: Pick<FusionTuning, "k" | "weights">,
): FusedChunk[] {
  const places = new Map<ChunkId, Record<RankedList, ListPlace | null>>();
  for (const list of rankedLists) {
    lists[list].forEach(({ chunkId, score }, at) => {
      const of = places.get(chunkId) ?? { text: null, trigram: null, vector: null };
      of[list] ??= { rank: at + 1, score };
      places.set(chunkId, of);
    });
  }
  const scoreOf = (of: Record<RankedList, ListPlace | null>) =>
    rankedLists.reduce(
      (sum, list) => sum + (of[list] ? weights[list] / (k + of[list].rank) : 0),
      0,
    );
  return Array.from(places, ([chunkId, of]) => ({ chunkId, places: of, score: scoreOf(of) }))
    .toSorted((a, b) => b.score - a.score).map((chunk, at) => ({ ...chunk, rank: at + 1 }));
}
