import type { Tensor } from "../ggml/types.ts";
import type { BlockWeights } from "../model/weights.ts";
import { attention, attentionBack, type AttentionTrace } from "./attention.ts";
import type { Builder } from "./builder.ts";
import { type Linear, linear, linearBack, type LinearTrace } from "./linear.ts";
import { mlp, mlpBack, type MlpTrace } from "./mlp.ts";
import { rmsNorm, rmsNormBack } from "./norm.ts";

/** A block with its adapters. */
export interface Block {
  weights: BlockWeights;
  linear(name: keyof BlockWeights["matrices"]): Linear;
}

/** What the way back needs of the way there. */
export interface BlockTrace {
  input: Tensor;
  q: LinearTrace;
  k: LinearTrace;
  v: LinearTrace;
  attention: AttentionTrace;
  attentionOutput: LinearTrace;
  /** After attention, before the MLP's norm. */
  middle: Tensor;
  mlp: MlpTrace;
}

/** `m = x + attention(norm(x))`, `y = m + mlp(norm(m))` */
export function block(
  builder: Builder,
  { weights, linear: layer }: Block,
  input: Tensor,
): { output: Tensor; trace: BlockTrace } {
  const { o } = builder;
  const x = rmsNorm(builder, input, weights.attentionNorm);
  const q = linear(builder, layer("attn_q"), x);
  const k = linear(builder, layer("attn_k"), x);
  const v = linear(builder, layer("attn_v"), x);
  const heads = { q: q.output, k: k.output, v: v.output };
  const mixed = attention(builder, heads);
  const out = linear(builder, layer("attn_output"), mixed.output);
  const middle = o.add(input, out.output);
  const inner = mlp(builder, mlpOf(layer), rmsNorm(builder, middle, weights.mlpNorm));
  const trace = {
    input,
    q: q.trace,
    k: k.trace,
    v: v.trace,
    attention: mixed.trace,
    attentionOutput: out.trace,
    middle,
    mlp: inner.trace,
  };
  return { output: o.add(middle, inner.output), trace };
}

/** The gradient to the block's input; null for the first block, whose input needs none. */
export function blockBack(
  builder: Builder,
  { weights, linear: layer }: Block,
  { trace, gradient, isFirst }: { trace: BlockTrace; gradient: Tensor; isFirst: boolean },
): Tensor | null {
  const { o } = builder;
  const inner = mlpBack(builder, mlpOf(layer), { trace: trace.mlp, gradient });
  const throughMlp = rmsNormBack(builder, inner, { x: trace.middle, weight: weights.mlpNorm });
  const middle = o.add(gradient, throughMlp);
  const mixed = linearBack(builder, layer("attn_output"), {
    trace: trace.attentionOutput,
    gradient: middle,
  })!;
  const heads = attentionBack(builder, trace.attention, mixed);
  const parts = (["q", "k", "v"] as const).map((name) =>
    linearBack(builder, layer(`attn_${name}`), {
      trace: trace[name],
      gradient: heads[name],
      needsInput: !isFirst,
    })
  );
  if (isFirst) return null;
  const x = parts.reduce((sum, part) => o.addInPlace(sum!, part!))!;
  const weight = weights.attentionNorm;
  return o.add(middle, rmsNormBack(builder, x, { x: trace.input, weight }));
}

function mlpOf(layer: Block["linear"]) {
  return { gate: layer("ffn_gate"), up: layer("ffn_up"), down: layer("ffn_down") };
}
