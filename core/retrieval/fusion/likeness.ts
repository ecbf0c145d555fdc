import type { ChunkId } from "@/core/contract/mod.ts";

/** How much alike chunks are. */
export interface Likeness {
  /** From 0 for chunks that just share a topic to 1 for the same. */
  of(a: ChunkId, b: ChunkId): number;
  /**
   * Whether one of two chunks is enough. The wording decides: vectors hardly tell two rows of a
   * price list apart.
   */
  isSame(a: ChunkId, b: ChunkId): boolean;
}

/** A chunk that is compared. */
export interface ComparedChunk {
  chunkId: ChunkId;
  text: string;
}

/** Words in a row by which texts are compared. */
const shingle = 3;

/** So much of the wording is common to two chunks of which one is enough. */
const sameFrom = 0.9;

/**
 * Compares chunks by their vectors; by their wording where one has none.
 *
 * The cosines of a model may all lie close together (those of e5 between 0.80 and 0.95), so the
 * usual cosine of these chunks counts as 0.
 */
export function likenessOf(
  chunks: readonly ComparedChunk[],
  vectors: ReadonlyMap<ChunkId, Float32Array>,
): Likeness {
  const usual = usualCosine([...vectors.values()]);
  const wording = new Map(chunks.map(({ chunkId, text }) => [chunkId, shinglesIn(text)]));
  const ofWording = (a: ChunkId, b: ChunkId) => shared(wording.get(a)!, wording.get(b)!);
  return {
    of(a, b) {
      const [left, right] = [vectors.get(a), vectors.get(b)];
      if (!left || !right || usual === null) return ofWording(a, b);
      return Math.max(0, (cosine(left, right) - usual) / Math.max(1 - usual, Number.EPSILON));
    },
    isSame: (a, b) => mayBeSame(wording.get(a)!, wording.get(b)!) && ofWording(a, b) >= sameFrom,
  };
}

/** Of fewer vectors, the usual is what they happen to be. */
const fewestVectors = 5;

/** The mean over all pairs of unit vectors: (|sum|² - n) / (n² - n); null for too few. */
function usualCosine(vectors: readonly Float32Array[]): number | null {
  const count = vectors.length;
  if (count < fewestVectors) return null;
  const sum = new Float64Array(vectors[0]!.length);
  for (const vector of vectors) vector.forEach((value, at) => sum[at]! += value);
  const length = sum.reduce((total, value) => total + value * value, 0);
  return (length - count) / (count * count - count);
}

/** A plain loop: some thousand pairs are compared for each search. */
function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** The hashes of a text's shingles: numbers are compared several times as fast as texts. */
function shinglesIn(text: string): ReadonlySet<number> {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  const count = Math.max(1, words.length - shingle + 1);
  const hashes = Array.from({ length: count }, (_, at) => hashOfAll(words, at));
  return new Set(hashes);
}

/** Some thirty bits: of a hundred shingles two are taken for one in one of 200,000 texts. */
function hashOfAll(words: readonly number[], from: number): number {
  let hash = 0;
  for (let at = from; at < Math.min(from + shingle, words.length); at++) {
    hash = Math.imul(hash ^ words[at]!, 0x9e37_79b1);
    hash ^= hash >>> 15;
  }
  return hash & mask;
}

/** V8 keeps integers of so many bits in place. */
const mask = 0x3fff_ffff;

/** FNV-1a over UTF-16's units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(word: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x0100_0193);
  }
  return hash;
}

/** Of sets of such different sizes too little can be common. */
function mayBeSame(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return Math.min(a.size, b.size) >= sameFrom * Math.max(a.size, b.size);
}

/** Jaccard's coefficient. */
function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const common = a.intersection(b).size;
  return common / (a.size + b.size - common);
}
