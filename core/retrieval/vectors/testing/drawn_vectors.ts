import type { VectorEntry, VectorHit } from "../partition.ts";

/** Numbers from -1 to 1 that are the same in every run. */
export function* drawnNumbers(seed = 1): Generator<number, never> {
  for (let state = seed;;) {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 31 - 1;
  }
}

/** Vectors as they come from an embedder, in ten groups. */
export function drawnEntries(
  count: number,
  dimensions: number,
  { seed = 1 }: { seed?: number } = {},
): VectorEntry[] {
  const numbers = drawnNumbers(seed);
  return Array.from({ length: count }, (_, at) => ({
    id: `chunk ${at}`,
    group: `document ${at % 10}`,
    vector: Float32Array.from({ length: dimensions }, () => numbers.next().value),
  }));
}

/** The nearest by a plain loop in f64, the best first; equal ones in their order. */
export function plainSearch(
  entries: readonly VectorEntry[],
  query: ArrayLike<number>,
  k: number,
): VectorHit[] {
  const scored = entries.map(({ id, vector }) => ({ id, score: cosine(vector, query) }));
  return scored.sort((a, b) => b.score - a.score).slice(0, k);
}

/** The cosine of the angle between two vectors. */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
