import { isKnown, type LookedUpWord } from "./look_up_words.ts";
import type { TextProject } from "./text_project.ts";

/** What a chunk is worth to a query. */
export interface TextScore {
  /** BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), above 0. */
  score: number;
  /** How much of the query it has: the share of its words, weighed by their rarity, above 0 to 1. */
  coverage: number;
  /** Whether it has every word that the project has. */
  isComplete: boolean;
}

/** A chunk's score under its number. */
export interface ScoredNumber extends TextScore {
  number: number;
}

/** Among which chunks is searched. */
export interface Scoring {
  project: Pick<TextProject, "numbers" | "usualLength">;
  /** 1 for each number that may be found; null for all. */
  allowed: Uint8Array | null;
  /** So many are wanted. */
  limit: number;
}

/** BM25's usual constants. */
const bm25 = { saturation: 1.2, lengthShare: 0.75 } as const;

/** What a part of a word counts beside a word. */
const partWeight = 0.5;

/** What a chunk with all words has before any score. */
const ahead = 1e6;

/** What chunks have gathered, by their numbers. */
interface Sums {
  scores: Float32Array;
  covered: Float32Array;
  /** How many of the query's words each has. */
  words: Uint8Array;
  /** Of the word that is being added: how often it stands there, and the weight of its best term. */
  counts: Float32Array;
  weights: Float32Array;
}

/** The chunks that fit the words best, those with every word first, then the higher score. */
export function bestChunks(words: readonly LookedUpWord[], scoring: Scoring): ScoredNumber[] {
  const { limit, project: { numbers: { documents } } } = scoring;
  const size = documents.length;
  const sums = {
    scores: new Float32Array(size),
    covered: new Float32Array(size),
    words: new Uint8Array(size),
    counts: new Float32Array(size),
    weights: new Float32Array(size),
  };
  for (const word of words) addWord(word, scoring, sums);
  const whole = words.filter(({ isPart }) => !isPart);
  const complete = whole.filter(isKnown).length;
  const all = whole.reduce((sum, { rarity }) => sum + rarity, 0);
  return bestNumbers(sums, { complete, limit, documents }).map((number) => ({
    number,
    score: sums.scores[number]!,
    coverage: all > 0 ? sums.covered[number]! / all : 0,
    isComplete: sums.words[number] === complete,
  }));
}

/** Plain loops over typed arrays: a frequent word stands in a hundred thousand chunks. */
function addWord(word: LookedUpWord, { project, allowed }: Scoring, sums: Sums): void {
  const { numbers: { characters }, usualLength } = project;
  const { saturation, lengthShare } = bm25;
  const shortest = saturation * (1 - lengthShare);
  const perCharacter = saturation * lengthShare / usualLength;
  const { rarity, isPart } = word;
  const most = rarity * (isPart ? partWeight : 1) * (saturation + 1);
  const { chunks, counts, weights } = inOne(word, sums);
  for (let at = 0; at < chunks.length; at++) {
    const chunk = chunks[at]!;
    if (allowed !== null && allowed[chunk] !== 1) continue;
    const count = counts[at]!;
    const damping = shortest + perCharacter * characters[chunk]!;
    sums.scores[chunk]! += most * count / (count + damping);
    if (isPart) continue;
    sums.covered[chunk]! += rarity * (weights === null ? 1 : weights[at]!);
    sums.words[chunk]!++;
  }
}

/** In which chunks a word stands, how often, and the weight of its best term there; null for 1. */
interface WordInChunks {
  chunks: Uint32Array;
  counts: ArrayLike<number>;
  weights: Float32Array | null;
}

function inOne({ lists }: LookedUpWord, { counts, weights }: Sums): WordInChunks {
  if (lists.length === 1 && lists[0]!.weight === 1) return { ...lists[0]!, weights: null };
  const most = lists.reduce((sum, list) => sum + list.chunks.length, 0);
  const chunks = new Uint32Array(most);
  let length = 0;
  for (const { chunks: own, counts: often, weight } of lists) {
    for (let at = 0; at < own.length; at++) {
      const chunk = own[at]!;
      if (counts[chunk] === 0) chunks[length++] = chunk;
      counts[chunk]! += weight * often[at]!;
      if (weights[chunk]! < weight) weights[chunk] = weight;
    }
  }
  const found = { counts: new Float32Array(length), weights: new Float32Array(length) };
  for (let at = 0; at < length; at++) {
    const chunk = chunks[at]!;
    found.counts[at] = counts[chunk]!;
    found.weights[at] = weights[chunk]!;
    counts[chunk] = weights[chunk] = 0;
  }
  return { ...found, chunks: chunks.subarray(0, length) };
}

/**
 * The numbers with the highest sums, the highest first; of equal ones the older document's first:
 * numbers follow the order of reading, which is another one each time.
 */
function bestNumbers(
  { scores, words }: Sums,
  { complete, limit, documents }: {
    complete: number;
    limit: number;
    documents: ArrayLike<number>;
  },
): number[] {
  const best: { number: number; worth: number }[] = [];
  const isAhead = (a: { number: number; worth: number }, b: { number: number; worth: number }) =>
    a.worth > b.worth || a.worth === b.worth && documents[a.number]! <= documents[b.number]!;
  let least = 0;
  for (let number = 0; number < scores.length; number++) {
    const score = scores[number]!;
    if (score === 0) continue;
    const worth = words[number] === complete ? score + ahead : score;
    const isFull = best.length >= limit;
    if (isFull && worth < least) continue;
    const found = { number, worth };
    if (isFull && isAhead(best.at(-1)!, found)) continue;
    if (isFull) best.pop();
    best.splice(best.findLastIndex((other) => isAhead(other, found)) + 1, 0, found);
    least = best.at(-1)!.worth;
  }
  return best.map(({ number }) => number);
}
