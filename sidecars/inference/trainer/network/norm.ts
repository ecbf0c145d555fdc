import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";

/** `x / rms(x) · w` */
export function rmsNorm({ o, plan }: Builder, x: Tensor, weight: Tensor): Tensor {
  return o.mul(o.rmsNorm(x, plan.epsilon), weight);
}

/** The gradient of `rmsNorm` to its input; the weight is frozen. */
export function rmsNormBack(
  { o, plan }: Builder,
  gradient: Tensor,
  { x, weight }: { x: Tensor; weight: Tensor },
): Tensor {
  return o.rmsNormBack(o.mul(gradient, weight), x, plan.epsilon);
}
