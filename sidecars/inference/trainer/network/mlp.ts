import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";
import { type Linear, linear, linearBack, type LinearTrace } from "./linear.ts";

/** The three layers of a gated MLP. */
export interface Mlp {
  gate: Linear;
  up: Linear;
  down: Linear;
}

/** What the way back needs of the way there. */
export interface MlpTrace {
  gate: { value: Tensor; trace: LinearTrace };
  up: { value: Tensor; trace: LinearTrace };
  down: LinearTrace;
}

/** `down(silu(gate(x)) · up(x))` */
export function mlp(
  builder: Builder,
  layers: Mlp,
  x: Tensor,
): { output: Tensor; trace: MlpTrace } {
  const gate = linear(builder, layers.gate, x);
  const up = linear(builder, layers.up, x);
  const inner = builder.o.swiglu(gate.output, up.output);
  const down = linear(builder, layers.down, inner);
  const trace = {
    gate: { value: gate.output, trace: gate.trace },
    up: { value: up.output, trace: up.trace },
    down: down.trace,
  };
  return { output: down.output, trace };
}

/** The gradient to the MLP's input. */
export function mlpBack(
  builder: Builder,
  layers: Mlp,
  { trace: { gate, up, down }, gradient }: { trace: MlpTrace; gradient: Tensor },
): Tensor {
  const { o } = builder;
  const inner = linearBack(builder, layers.down, { trace: down, gradient })!;
  const dUp = o.mul(o.silu(gate.value), inner);
  const dGate = o.siluBack(o.mul(inner, up.value), gate.value);
  const throughUp = linearBack(builder, layers.up, { trace: up.trace, gradient: dUp })!;
  const throughGate = linearBack(builder, layers.gate, { trace: gate.trace, gradient: dGate })!;
  return o.addInPlace(throughGate, throughUp);
}
