import type { Tensor } from "../ggml/types.ts";
import type { BlockWeights } from "../model/weights.ts";
import { attention, attentionBack, type AttentionTrace } from "./attention.ts";
import type { Builder } from "./builder.ts";
import { type HeadsTrace, projectHeads, projectHeadsBack } from "./heads.ts";
import { type Layers, linear, linearBack, type LinearTrace } from "./linear.ts";
import { mlp, mlpBack, mlpReading, type MlpTrace } from "./mlp.ts";
import { rmsNorm, rmsNormBack } from "./norm.ts";

/** A block with its adapters. */
export interface Block {
  weights: BlockWeights;
  layers: Layers;
}

/** What the way back needs of the way there. */
export interface BlockTrace {
  input: Tensor;
  heads: HeadsTrace;
  attention: AttentionTrace;
  attentionOutput: LinearTrace;
  /** What attention gives, before a norm of its own. */
  attended: Tensor;
  /** After attention, before the MLP's norm. */
  middle: Tensor;
  mlp: MlpTrace;
  /** What the MLP gives, before a norm of its own. */
  transformed: Tensor;
}

/**
 * `m = x + attention(norm(x))`, `y = m + mlp(norm(m))`; some models norm what is added once more.
 */
export function block(
  builder: Builder,
  { weights, layers }: Block,
  input: Tensor,
): { output: Tensor; trace: BlockTrace } {
  const { o } = builder;
  const { postNorms } = weights;
  const after = (x: Tensor, weight?: Tensor) => weight ? rmsNorm(builder, x, weight) : x;
  const projected = projectHeads(builder, layers, rmsNorm(builder, input, weights.attentionNorm));
  const mixed = attention(builder, projected.heads, weights.headNorms);
  const attended = linear(builder, layers("attn_output"), mixed.output);
  const middle = o.add(input, after(attended.output, postNorms?.attention));
  const inner = mlp(builder, layers, rmsNorm(builder, middle, weights.mlpNorm));
  const trace = {
    input,
    heads: projected.trace,
    attention: mixed.trace,
    attentionOutput: attended.trace,
    attended: attended.output,
    middle,
    mlp: inner.trace,
    transformed: inner.output,
  };
  return { output: o.add(middle, after(inner.output, postNorms?.mlp)), trace };
}

/** The gradient to the block's input; null for the first block, whose input needs none. */
export function blockBack(
  builder: Builder,
  { weights, layers }: Block,
  { trace, gradient, isFirst }: { trace: BlockTrace; gradient: Tensor; isFirst: boolean },
): Tensor | null {
  const { o } = builder;
  const { postNorms } = weights;
  const unnorm = (dx: Tensor, x: Tensor, weight?: Tensor) =>
    weight ? rmsNormBack(builder, dx, { x, weight }) : dx;
  const transformed = unnorm(gradient, trace.transformed, postNorms?.mlp);
  // Norms are cheap, and their results on the way there would be held until now.
  const normed = rmsNorm(builder, trace.middle, weights.mlpNorm);
  const inner = mlpBack(builder, layers, {
    trace: mlpReading(trace.mlp, normed),
    gradient: transformed,
  });
  const middle = o.add(gradient, unnorm(inner, trace.middle, weights.mlpNorm));
  const attended = unnorm(middle, trace.attended, postNorms?.attention);
  const mixed = linearBack(builder, layers("attn_output"), {
    trace: trace.attentionOutput,
    gradient: attended,
  })!;
  const looked = { trace: trace.attention, gradient: mixed };
  const gradients = attentionBack(builder, looked, weights.headNorms);
  const input = rmsNorm(builder, trace.input, weights.attentionNorm);
  const read = trace.heads.map((projection) => ({ ...projection, input }));
  const heads = { trace: read, gradients, needsInput: !isFirst };
  const x = projectHeadsBack(builder, layers, heads);
  return x && o.add(middle, unnorm(x, trace.input, weights.attentionNorm));
}
