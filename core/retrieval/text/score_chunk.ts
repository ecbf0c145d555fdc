import { bm25 } from "@/core/storage/mod.ts";
import { isKnown, type LookedUpWord, partWeight } from "./impact_lists.ts";

/** What a chunk is worth to a query. */
export interface TextScore {
  /** BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), above 0. */
  score: number;
  /** How much of the query it has: the share of its words, weighed by their rarity, above 0 to 1. */
  coverage: number;
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

/** Scores one chunk for a query's words; null when it has none of them. */
export function scoreChunk(words: readonly LookedUpWord[], chunk: CountedChunk): TextScore | null {
  const found = words.map((word) => ({ word, ...foundIn(word, chunk.counts) }))
    .filter(({ count }) => count > 0);
  if (found.length === 0) return null;
  const whole = words.filter(({ isPart }) => !isPart);
  const wholeFound = found.filter(({ word }) => !word.isPart);
  const covered = wholeFound.reduce((sum, { word, best }) => sum + best * word.rarity, 0);
  const all = whole.reduce((sum, { rarity }) => sum + rarity, 0);
  return {
    score: found.reduce((sum, { word, count }) => sum + worth(word, count, chunk.length), 0),
    coverage: all > 0 ? covered / all : 0,
    isComplete: wholeFound.length === whole.filter(isKnown).length,
  };
}

/** How often a word stands somewhere, and the weight of the best of its terms there. */
function foundIn({ terms }: LookedUpWord, counts: ReadonlyMap<string, number>) {
  const there = terms.filter(({ term }) => counts.has(term));
  return {
    count: there.reduce((sum, { term, weight }) => sum + weight * counts.get(term)!, 0),
    best: Math.max(0, ...there.map(({ weight }) => weight)),
  };
}

function worth({ rarity, isPart }: LookedUpWord, count: number, length: number): number {
  const { saturation, lengthShare } = bm25;
  const damping = saturation * (1 - lengthShare + lengthShare * length);
  return rarity * (isPart ? partWeight : 1) * count * (saturation + 1) / (count + damping);
}

/** Those that have every word come first, then the higher score. */
export function compareScores(a: TextScore, b: TextScore): number {
  return Number(b.isComplete) - Number(a.isComplete) || b.score - a.score;
}
