import type { Graph } from "../ggml/graph.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";
import type { Weights } from "../model/weights.ts";
import type { Pairs } from "./adapters.ts";
import { type Block, block, blockBack, type BlockTrace } from "./block.ts";
import type { Builder, Sequence } from "./builder.ts";
import { crossEntropy } from "./loss.ts";
import { rmsNorm, rmsNormBack } from "./norm.ts";

/** A model with an adapter. */
export interface Network {
  plan: ModelPlan;
  weights: Weights;
  pairs: Pairs;
  scaling: number;
}

/** What is filled before a graph is computed, and what is read after. */
export interface BatchTensors {
  /** Token ids, `[length · rows]`, i32. */
  tokens: Tensor;
  positions: Tensor;
  mask: Tensor;
  /** Which states are supervised, `[s]`, i32. */
  places: Tensor;
  targets: Tensor;
  vocabulary: number;
  /** The sum of log p(target). */
  logLikelihood: Tensor;
}

/** The size of a batch: rows of equal length, with so many supervised tokens in all. */
export interface BatchSize {
  rows: number;
  length: number;
  supervised: number;
}

/** Nodes that a batch's graph needs at most. */
export function nodesFor({ plan }: Network): number {
  return 64 + 400 * plan.layers;
}

/**
 * Builds the loss of a batch and, with somewhere to add them, its gradients.
 *
 * @param gradients where the gradients of the adapter are added, multiplied by `scale`; null only
 *   measures the loss.
 */
export function buildBatch(
  graph: Graph,
  network: Network,
  { size, gradients }: { size: BatchSize; gradients: { pairs: Pairs; scale: number } | null },
): BatchTensors {
  const o = operationsIn(graph.context);
  const { plan, weights } = network;
  const tokens = o.input(elementType.i32, [size.length * size.rows]);
  const sequence: Sequence = {
    rows: size.rows,
    length: size.length,
    positions: o.input(elementType.i32, [size.length * size.rows]),
    mask: o.input(elementType.f32, [size.length, size.length]),
  };
  const builder: Builder = { o, graph, plan, sequence };
  const places = o.input(elementType.i32, [size.supervised]);
  const targets = o.input(elementType.i32, [size.supervised]);
  const blocks = blocksOf(network, gradients?.pairs ?? null);

  const traces: BlockTrace[] = [];
  let x = o.rows(weights.embedding, tokens);
  for (const one of blocks) {
    const { output, trace } = block(builder, one, x);
    traces.push(trace);
    x = output;
  }
  const seen = o.rows(x, places);
  const states = rmsNorm(builder, seen, weights.outputNorm);
  const scale = gradients?.scale ?? null;
  const { loss, gradient } = crossEntropy(builder, {
    output: weights.output,
    states,
    targets,
    scale,
  });
  const { positions, mask } = sequence;
  if (gradient) {
    const weight = weights.outputNorm;
    const dSeen = rmsNormBack(builder, gradient, { x: seen, weight });
    wayBack(builder, { blocks, traces }, o.rowsBack(dSeen, places, x));
  }
  const { vocabulary } = plan;
  return { tokens, positions, mask, places, targets, vocabulary, logLikelihood: loss };
}

function wayBack(
  builder: Builder,
  { blocks, traces }: { blocks: Block[]; traces: BlockTrace[] },
  last: Tensor,
): void {
  let gradient: Tensor | null = last;
  for (let at = blocks.length - 1; at >= 0 && gradient; at--) {
    gradient = blockBack(builder, blocks[at]!, {
      trace: traces[at]!,
      gradient,
      isFirst: at === 0,
    });
  }
}

function blocksOf({ weights, pairs, scaling }: Network, gradients: Pairs | null): Block[] {
  return weights.blocks.map((held, at) => ({
    weights: held,
    linear(name) {
      const pair = pairs[at]?.[name];
      const gradient = gradients?.[at]?.[name] ?? null;
      return { matrix: held.matrices[name], lora: pair ? { pair, gradient, scaling } : null };
    },
  }));
}
