import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";

/** A soft cap of `x · factor`. */
export interface Cap {
  cap: number;
  factor: number;
}

/** What its way back needs: `tanh(x · factor / cap)`. */
export interface CapTrace {
  bent: Tensor;
}

/** `cap · tanh(x · factor / cap)`: numbers beyond the cap are bent back to it. */
export function softCap(
  { o }: Builder,
  x: Tensor,
  { cap, factor }: Cap,
): { output: Tensor; trace: CapTrace } {
  const bent = o.tanh(o.scale(x, factor / cap));
  return { output: o.scale(bent, cap), trace: { bent } };
}

/** The gradient of `softCap` to x: that of its output times `factor · (1 − tanh²)`. */
export function softCapBack(
  { o }: Builder,
  gradient: Tensor,
  { trace: { bent }, factor }: { trace: CapTrace; factor: number },
): Tensor {
  return o.mul(gradient, o.affine(o.square(bent), -factor, factor));
}
