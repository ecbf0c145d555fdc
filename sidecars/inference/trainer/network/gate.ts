import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";

/** Both sides of a gated product, or their gradients. */
export interface Sides {
  gate: Tensor;
  up: Tensor;
}

/** `activation(gate) · up` */
export function gated(builder: Builder, { gate, up }: Sides): Tensor {
  const { o, plan } = builder;
  return plan.activation === "silu" ? o.swiglu(gate, up) : o.mul(gelu(builder, gate), up);
}

/** The gradients of both sides from that of their product. */
export function gatedBack(builder: Builder, { gate, up }: Sides, gradient: Tensor): Sides {
  const { o, plan } = builder;
  const toGate = o.mul(gradient, up);
  return plan.activation === "silu"
    ? { gate: o.siluBack(toGate, gate), up: o.mul(o.silu(gate), gradient) }
    : { gate: o.mul(geluSlope(builder, gate), toGate), up: o.mul(gelu(builder, gate), gradient) };
}

/** Twice √(2/π), since `1 + tanh(u) = 2·σ(2u)`. */
const steepness = 2 * Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/**
 * GELU by its tanh form (Hendrycks and Gimpel, arXiv 1606.08415), `x · σ(x · (a + b·x²))`. ggml's own
 * looks it up in a table of 16-bit numbers.
 */
function gelu(builder: Builder, x: Tensor): Tensor {
  return builder.o.mul(geluSigmoid(builder, x), x);
}

function geluSigmoid({ o }: Builder, x: Tensor): Tensor {
  return o.sigmoid(o.mul(o.affine(o.square(x), steepness * cubic, steepness), x));
}

/** `σ · (1 + x · (a + 3·b·x²) · (1 − σ))` */
function geluSlope(builder: Builder, x: Tensor): Tensor {
  const { o } = builder;
  const sigmoid = geluSigmoid(builder, x);
  const inner = o.mul(o.affine(o.square(x), 3 * steepness * cubic, steepness), x);
  const rise = o.mul(inner, o.affine(sigmoid, -1, 1));
  return o.mul(o.affine(rise, 1, 1), sigmoid);
}
