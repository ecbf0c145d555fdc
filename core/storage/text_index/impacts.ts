/**
 * The weight of a word in a chunk, rounded to few levels and written into the index in advance:
 * lists of one level each can be read from the top and left when enough was found, where BM25 over
 * one long list must look at every chunk. Impact-ordered lists, after Anh and Moffat, "Pruned query
 * evaluation using pre-computed impacts" (SIGIR 2006).
 */

/** A chunk of usual length has three times so many words; BM25 measures lengths against that. */
const thirdOfUsual = 100;

const levelsPerOctave = 2;
const finest = 10_000;

/** All levels lie below it: one digit of base 36. */
export const impactLevels = 36;

/** BM25's usual constants. */
export const bm25 = { saturation: 1.2, lengthShare: 0.75 } as const;

/** The level of a word that stands `count` times in a chunk of `length` words. */
export function impactLevel(count: number, length: number): number {
  const density = count / (thirdOfUsual + length);
  const level = Math.round(levelsPerOctave * Math.log2(density * finest));
  return Math.min(Math.max(level, 0), impactLevels - 1);
}

/** What BM25 makes of a level: its factor beside the word's rarity, between 0 and 1. */
export function impactOf(level: number): number {
  const density = 2 ** (level / levelsPerOctave) / finest;
  const half = bm25.saturation * (1 - bm25.lengthShare) / thirdOfUsual;
  return density / (density + half);
}
