import type { Tensor } from "../ggml/types.ts";
import type { Builder } from "./builder.ts";
import { cut, join } from "./fused.ts";
import { gated, gatedBack, type Sides } from "./gate.ts";
import { type Layers, linear, linearBack, type LinearTrace } from "./linear.ts";

/** What the way back needs of the way there. */
export interface MlpTrace {
  sides: Sides;
  /** Null where gate and up are one matrix. */
  gate: LinearTrace | null;
  up: LinearTrace;
  down: LinearTrace;
}

/** `down(activation(gate(x)) · up(x))` */
export function mlp(
  builder: Builder,
  layers: Layers,
  x: Tensor,
): { output: Tensor; trace: MlpTrace } {
  const gate = builder.plan.fusesGate ? null : linear(builder, layers("ffn_gate"), x);
  const up = linear(builder, layers("ffn_up"), x);
  const sides = gate ? { gate: gate.output, up: up.output } : halves(builder, up.output);
  const down = linear(builder, layers("ffn_down"), gated(builder, sides));
  const trace = { sides, gate: gate?.trace ?? null, up: up.trace, down: down.trace };
  return { output: down.output, trace };
}

/** The gradient of the input from that of the output. */
export function mlpBack(
  builder: Builder,
  layers: Layers,
  { trace: { sides, gate, up, down }, gradient }: { trace: MlpTrace; gradient: Tensor },
): Tensor {
  // The widest of all inputs costs less to make again than to hold.
  const read = { ...down, input: gated(builder, sides) };
  const product = linearBack(builder, layers("ffn_down"), { trace: read, gradient })!;
  const d = gatedBack(builder, sides, product);
  const toUp = gate ? d.up : join(builder, [d.gate, d.up]);
  const throughUp = linearBack(builder, layers("ffn_up"), { trace: up, gradient: toUp })!;
  if (!gate) return throughUp;
  const throughGate = linearBack(builder, layers("ffn_gate"), { trace: gate, gradient: d.gate })!;
  return builder.o.addInPlace(throughGate, throughUp);
}

/** A trace for a way back that reads its input from elsewhere. */
export function mlpReading({ gate, up, ...trace }: MlpTrace, input: Tensor): MlpTrace {
  return { ...trace, gate: gate && { ...gate, input }, up: { ...up, input } };
}

function halves(builder: Builder, fused: Tensor): Sides {
  const { inner } = builder.plan;
  const [gate, up] = cut(builder, fused, [inner, inner]);
  return { gate: gate!, up: up! };
}
