import type { ModelShape } from "@/core/contract/mod.ts";

/** Trainable parameters of a LoRA on all linear layers but the output: r × (in + out) each. */
export function loraParameters(shape: ModelShape, rank: number): number {
  const { layers, hidden, feedForward, keyValue } = shape;
  const attention = 2 * (hidden + hidden) + 2 * (hidden + keyValue);
  const feed = 3 * (hidden + feedForward);
  return rank * layers * (attention + feed);
}
