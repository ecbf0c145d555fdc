/** The sizes of a base model that its memory and speed follow from. */
export interface ModelShape {
  parameters: number;
  layers: number;
  /** Width of the residual stream. */
  hidden: number;
  feedForward: number;
  /** Width of the keys and values; smaller than `hidden` where heads share them. */
  keyValue: number;
  vocabulary: number;
}

/** Trainable parameters of a LoRA on all linear layers but the output: r × (in + out) each. */
export function loraParameters(shape: ModelShape, rank: number): number {
  const { layers, hidden, feedForward, keyValue } = shape;
  const attention = 2 * (hidden + hidden) + 2 * (hidden + keyValue);
  const feed = 3 * (hidden + feedForward);
  return rank * layers * (attention + feed);
}
