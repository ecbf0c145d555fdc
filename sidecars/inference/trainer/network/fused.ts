import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";

/** Cuts `[a + b + …, n]` into `[a, n]`, `[b, n]`, …, each contiguous. */
export function cut({ o }: Builder, whole: Tensor, sizes: readonly number[]): Tensor[] {
  const [, tokens] = whole.shape;
  const [, row] = whole.strides;
  const strides = [row, row * tokens, row * tokens] as const;
  let place = 0;
  return sizes.map((size) => {
    const part = o.view(whole, [size, tokens], { strides, offset: 4 * place });
    place += size;
    return o.contiguous(part);
  });
}

/** Joins `[a, n]`, `[b, n]`, … into `[a + b + …, n]`. */
export function join({ o }: Builder, parts: readonly Tensor[]): Tensor {
  return parts.reduce((left, right) => o.concat(left, right, 0));
}
