/** The matrices `A` and `B` of one adapted weight, its rows in the order of the GGUF. */
export interface LoraPair {
  /** The weight's name in the GGUF, such as `blk.0.attn_q.weight`. */
  tensor: string;
  inputs: number;
  outputs: number;
  /** `A`: as many rows of `inputs` numbers as the rank. */
  a: Float32Array<ArrayBuffer>;
  /** `B`: `outputs` rows of as many numbers as the rank. */
  b: Float32Array<ArrayBuffer>;
}

/** How finely a model is adapted and how much of it is added. */
export interface LoraScale {
  rank: number;
  alpha: number;
  /** Whether `alpha` is divided by the rank's root instead of the rank (arXiv 2312.03732). */
  isRankStabilised: boolean;
}

/** A LoRA adapter in memory. */
export interface Lora extends LoraScale {
  pairs: readonly LoraPair[];
}

/** What `B·A` is multiplied with before it is added to the weight. */
export function scalingOf({ rank, alpha, isRankStabilised }: LoraScale): number {
  return alpha / (isRankStabilised ? Math.sqrt(rank) : rank);
}

/** Columns become rows: `rows` × `columns` numbers in, `columns` × `rows` out. */
export function transposed(
  numbers: Float32Array,
  rows: number,
  columns: number,
): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(numbers.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      turned[column * rows + row] = numbers[row * columns + column]!;
    }
  }
  return turned;
}

/** An adapter is of a kind that is not known here, or belongs to another model. */
export class UnfitAdapter extends Error {}
