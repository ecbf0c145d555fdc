import { bm25 } from "@/core/storage/mod.ts";
import { type KnownWord, partWeight } from "./impact_lists.ts";

/** What a chunk is worth to a query. */
export interface TextScore {
  /** BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), above 0. */
  score: number;
  /** Whether it has every word that the project has. */
  isComplete: boolean;
}

/** A chunk as it is scored. */
export interface CountedChunk {
  /** How often each term stands in it. */
  counts: ReadonlyMap<string, number>;
  /** Its length in those of the project's usual chunk. */
  length: number;
}

/** Scores one chunk for words that stand in its project; null when it has none of them. */
export function scoreChunk(words: readonly KnownWord[], chunk: CountedChunk): TextScore | null {
  const found = words.map((word) => ({ word, count: countOf(word, chunk.counts) }))
    .filter(({ count }) => count > 0);
  if (found.length === 0) return null;
  const missing = words.length - found.length;
  const missingParts = words.filter(({ isPart }) => isPart).length -
    found.filter(({ word }) => word.isPart).length;
  return {
    score: found.reduce((sum, { word, count }) => sum + worth(word, count, chunk.length), 0),
    isComplete: missing === missingParts,
  };
}

function countOf({ terms }: KnownWord, counts: ReadonlyMap<string, number>): number {
  return terms.reduce((sum, { term, weight }) => sum + weight * (counts.get(term) ?? 0), 0);
}

function worth({ rarity, isPart }: KnownWord, count: number, length: number): number {
  const { saturation, lengthShare } = bm25;
  const damping = saturation * (1 - lengthShare + lengthShare * length);
  return rarity * (isPart ? partWeight : 1) * count * (saturation + 1) / (count + damping);
}

/** Those that have every word come first, then the higher score. */
export function compareScores(a: TextScore, b: TextScore): number {
  return Number(b.isComplete) - Number(a.isComplete) || b.score - a.score;
}
