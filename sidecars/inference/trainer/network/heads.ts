import type { Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";
import type { Builder } from "./builder.ts";
import { cut, join } from "./fused.ts";
import { type Layers, linear, linearBack, type LinearTrace } from "./linear.ts";

/** Queries, keys and values, or their gradients, as the projections give them: `[…, n]`. */
export interface Heads {
  q: Tensor;
  k: Tensor;
  v: Tensor;
}

/** What the way back of each projection needs; a single one where they are one matrix. */
export type HeadsTrace = readonly LinearTrace[];

/** Projects `[width, n]` to queries, keys and values. */
export function projectHeads(
  builder: Builder,
  layers: Layers,
  x: Tensor,
): { heads: Heads; trace: HeadsTrace } {
  const { plan } = builder;
  const made = namesIn(plan).map((name) => linear(builder, layers(name), x));
  const outputs = made.map(({ output }) => output);
  const [q, k, v] = plan.fusesHeads ? cut(builder, outputs[0]!, sizesIn(plan)) : outputs;
  return { heads: { q: q!, k: k!, v: v! }, trace: made.map(({ trace }) => trace) };
}

/**
 * The gradient to the input from those of the heads.
 *
 * @returns null when it is not needed.
 */
export function projectHeadsBack(
  builder: Builder,
  layers: Layers,
  { trace, gradients: { q, k, v }, needsInput }: {
    trace: HeadsTrace;
    gradients: Heads;
    needsInput: boolean;
  },
): Tensor | null {
  const { o, plan } = builder;
  const gradients = plan.fusesHeads ? [join(builder, [q, k, v])] : [q, k, v];
  const parts = namesIn(plan).map((name, at) =>
    linearBack(builder, layers(name), { trace: trace[at]!, gradient: gradients[at]!, needsInput })
  );
  return parts.reduce((sum, part) => sum && part && o.addInPlace(sum, part));
}

function namesIn({ fusesHeads }: ModelPlan) {
  return fusesHeads ? ["attn_qkv"] as const : ["attn_q", "attn_k", "attn_v"] as const;
}

function sizesIn({ heads, kvHeads, headSize }: ModelPlan): number[] {
  return [heads, kvHeads, kvHeads].map((count) => count * headSize);
}
