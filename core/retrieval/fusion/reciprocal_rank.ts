import type { ChunkId, ListPlace } from "@/core/contract/mod.ts";
import { type FusionTuning, type RankedList, rankedLists } from "./tuning.ts";

/** A chunk in a list. */
export interface ListedChunk {
  chunkId: ChunkId;
  score: number;
  /** How much of the query the list found in it, 0 to 1. */
  coverage: number;
}

/** Lists of chunks, each the best first. */
export type ListsToFuse = Readonly<Record<RankedList, readonly ListedChunk[]>>;

/** A chunk with its places in the lists, and what they make together. */
export interface FusedChunk {
  chunkId: ChunkId;
  places: Readonly<Record<RankedList, ListPlace | null>>;
  /** The sum of weight × coverage / (k + rank) over its places. */
  score: number;
  /** Among all, from 1. */
  rank: number;
}

/**
 * Makes lists one by their ranks alone, since their scores do not compare: reciprocal-rank fusion
 * (Cormack, Clarke and Büttcher, SIGIR 2009) with a weight for each list. The first of a list of
 * words has less to say the less of the query it has: a question in another language than the texts
 * has its first, too, for some word that happens to be in both.
 */
export function fuse(
  lists: ListsToFuse,
  { k, weights }: Pick<FusionTuning, "k" | "weights">,
): FusedChunk[] {
  const places = new Map<ChunkId, Record<RankedList, ListPlace | null>>();
  for (const list of rankedLists) {
    lists[list].forEach(({ chunkId, ...found }, at) => {
      const of = places.get(chunkId) ?? { text: null, trigram: null, vector: null };
      of[list] ??= { rank: at + 1, ...found };
      places.set(chunkId, of);
    });
  }
  const scoreOf = (of: Record<RankedList, ListPlace | null>) =>
    rankedLists.reduce((sum, list) => sum + weights[list] * say(of[list], k), 0);
  return Array.from(places, ([chunkId, of]) => ({ chunkId, places: of, score: scoreOf(of) }))
    .toSorted((a, b) => b.score - a.score).map((chunk, at) => ({ ...chunk, rank: at + 1 }));
}

function say(place: ListPlace | null, k: number): number {
  return place ? place.coverage / (k + place.rank) : 0;
}
