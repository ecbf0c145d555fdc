import { createHash } from "node:crypto";

/** Lengths are mixed by so many tokens, so that rows of nearly equal length meet anew each epoch. */
const jitter = 6;

/**
 * Indices of rows in batches of like length, as a pure function of seed and epoch; the last batch
 * may be smaller. The Python engine (`batches.py`) makes the same ones.
 */
export function epochOrder(
  lengths: readonly number[],
  { batchSize, seed, epoch }: { batchSize: number; seed: number; epoch: number },
): number[][] {
  const keyed = lengths.map((length, index) => ({
    index,
    key: length + jitter * fraction(`${seed}:${epoch}:row:${index}`),
  }));
  keyed.sort((a, b) => a.key - b.key || a.index - b.index);
  const batches = Array.from(
    { length: Math.ceil(keyed.length / batchSize) },
    (_, at) => ({
      rows: keyed.slice(at * batchSize, (at + 1) * batchSize).map(({ index }) => index),
      key: fraction(`${seed}:${epoch}:batch:${at}`),
    }),
  );
  return batches.sort((a, b) => a.key - b.key).map(({ rows }) => rows);
}

/** The order of an epoch; that of the last one asked for is kept, as each step asks for it. */
export function keptOrder(
  lengths: readonly number[],
  course: { batchSize: number; seed: number },
): (epoch: number) => readonly number[][] {
  let kept: { epoch: number; batches: number[][] } | null = null;
  return (epoch) => {
    if (kept?.epoch !== epoch) kept = { epoch, batches: epochOrder(lengths, { ...course, epoch }) };
    return kept.batches;
  };
}

/** A number from 0 to 1 that a text decides: the first 48 bits of its SHA-256. */
function fraction(text: string): number {
  return createHash("sha256").update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
