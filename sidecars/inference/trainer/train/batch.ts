import { write } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import type { BatchSize, BatchTensors } from "../network/network.ts";
import { lengthOf, type Sample, supervisedIn } from "./samples.ts";

/** Rows padded on the right to one length; position `i` predicts token `i + 1`. */
export interface Batch {
  size: BatchSize;
  tokens: Int32Array;
  positions: Int32Array;
  /** Which positions are supervised, counted over all rows. */
  places: Int32Array;
  /** The token after each of them. */
  targets: Int32Array;
}

/**
 * Stacks rows. Padding needs no mask of its own: it stands behind every token that is looked at,
 * and the causal mask hides what stands behind.
 */
export function makeBatch(samples: readonly Sample[]): Batch {
  const length = Math.max(...samples.map(lengthOf));
  const tokens = new Int32Array(samples.length * length);
  const places: number[] = [];
  const targets: number[] = [];
  samples.forEach(({ prompt, completion }, row) => {
    tokens.set([...prompt, ...completion], row * length);
    const first = row * length + prompt.length - 1;
    completion.forEach((token, at) => {
      places.push(first + at);
      targets.push(token);
    });
  });
  return {
    size: { rows: samples.length, length, supervised: supervisedIn(samples) },
    tokens,
    positions: tokens.map((_, at) => at % length),
    places: Int32Array.from(places),
    targets: Int32Array.from(targets),
  };
}

/** Puts a batch where its graph reads it. */
export function fillBatch(library: Library, tensors: BatchTensors, batch: Batch): void {
  const { length } = batch.size;
  write(library, tensors.tokens, batch.tokens);
  write(library, tensors.positions, batch.positions);
  for (const { tensor, window } of tensors.masks) {
    write(library, tensor, causalMask(length, window));
  }
  write(library, tensors.places, batch.places);
  const { vocabulary, slice } = tensors;
  const targets = batch.targets.map((token, at) => vocabulary * (at % slice) + token);
  write(library, tensors.targets, targets);
}

/** `[keys, queries]`: 0 for as many positions as a query sees, its own the last one, −∞ elsewhere. */
export function causalMask(length: number, window: number | null): Float32Array {
  const mask = new Float32Array(length * length).fill(-Infinity);
  for (let query = 0; query < length; query++) {
    const first = window === null ? 0 : Math.max(0, query - window + 1);
    mask.fill(0, query * length + first, query * length + query + 1);
  }
  return mask;
}
