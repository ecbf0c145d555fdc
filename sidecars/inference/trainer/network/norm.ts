import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";

/** `x / rms(x) · w` */
export function rmsNorm({ o }: Builder, x: Tensor, weight: Tensor, epsilon: number): Tensor {
  return o.mul(o.rmsNorm(x, epsilon), weight);
}

/** The gradient of `rmsNorm` to its input; the weight is frozen. */
export function rmsNormBack(
  { o }: Builder,
  gradient: Tensor,
  { x, weight, epsilon }: { x: Tensor; weight: Tensor; epsilon: number },
): Tensor {
  return o.rmsNormBack(o.mul(gradient, weight), x, epsilon);
}
