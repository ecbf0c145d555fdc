import type { Graph } from "../ggml/graph.ts";
import { type Operations, operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";
import type { Weights } from "../model/weights.ts";
import type { Pairs } from "./adapters.ts";
import { type Block, block } from "./block.ts";
import type { Builder } from "./builder.ts";
import { type DropoutInputs, dropoutOfBlock, placeDropout } from "./dropout.ts";
import { crossEntropy } from "./loss.ts";
import { rmsNorm, rmsNormBack } from "./norm.ts";
import { lookBack, type Looking } from "./sequences.ts";
import { nodesToTranspose } from "./transposed.ts";
import { type Step, wayBack } from "./way_back.ts";

/** A model with an adapter. */
export interface Network {
  plan: ModelPlan;
  weights: Weights;
  pairs: Pairs;
  scaling: number;
  /** The share of adapters' inputs that is left out of gradients; none where it is not given. */
  dropout?: number;
  /** Blocks are computed once more before their way back: less memory, about a third more time. */
  recompute?: boolean;
  /** Logits held at once; 64 MB of them where it is not given. */
  logitsAtOnce?: number;
}

/** What is filled before a graph is computed, and what is read after. */
export interface BatchTensors {
  /** Token ids, `[length · rows]`, i32. */
  tokens: Tensor;
  positions: Tensor;
  masks: Looking["masks"];
  /** Which states are supervised, `[s]`, i32. */
  places: Tensor;
  /** `[s]`, i32: `vocabulary · (i mod slice) + token` */
  targets: Tensor;
  vocabulary: number;
  slice: number;
  /** Null where nothing is left out. */
  dropout: DropoutInputs | null;
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
export function nodesFor(network: Network, { supervised }: BatchSize): number {
  const slices = Math.ceil(supervised / sliceOf(network));
  const perLayer = network.dropout ? 564 : 500;
  return 64 + perLayer * network.plan.layers + 32 * slices + nodesWithoutCopies(network, slices);
}

/** Where no transposed copies are kept, they are made in the graph. */
function nodesWithoutCopies({ weights: { blocks, output } }: Network, slices: number): number {
  const inBlocks = blocks.flatMap(({ matrices }) => Object.values(matrices).map(nodesToTranspose));
  return inBlocks.reduce((sum, nodes) => sum + nodes, slices * nodesToTranspose(output));
}

/** Supervised tokens whose logits are computed at once. */
function sliceOf({ plan, logitsAtOnce = 2 ** 24 }: Network): number {
  return Math.max(1, Math.floor(logitsAtOnce / plan.vocabulary));
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
  const places = o.input(elementType.i32, [size.supervised]);
  const targets = o.input(elementType.i32, [size.supervised]);
  const { sequences, positions, masks } = lookBack(o, network, size);
  const builders = sequences.map((sequence): Builder => ({ o, graph, plan, sequence }));
  const drops = gradients !== null && Boolean(network.dropout);
  const dropout = drops ? placeDropout(o, plan, size.length * size.rows) : null;
  const steps = stepsOf(network, builders, { gradients: gradients?.pairs ?? null, dropout });

  const last = wayThere(steps, embed(o, network, tokens));
  const builder = builders[0]!;
  const seen = o.rows(last, places);
  const states = rmsNorm(builder, seen, weights.outputNorm);
  const slice = sliceOf(network);
  const { logLikelihood, gradient } = crossEntropy(builder, weights.output, {
    states,
    targets,
    slice,
    scale: gradients?.scale ?? null,
  });
  if (gradient) {
    const dSeen = rmsNormBack(builder, gradient, { x: seen, weight: weights.outputNorm });
    wayBack(steps, o.rowsBack(dSeen, places, last), network.recompute ?? false);
  }
  const { vocabulary } = plan;
  const inputs = { tokens, positions, masks, places, targets, dropout };
  return { ...inputs, vocabulary, slice, logLikelihood };
}

/** `[width, n]` of token ids. */
function embed(o: Operations, { plan, weights }: Network, tokens: Tensor): Tensor {
  const embedded = o.rows(weights.embedding, tokens);
  return plan.embeddingScale === 1 ? embedded : o.scale(embedded, plan.embeddingScale);
}

/** Computes all blocks and keeps in each step what its way back needs. */
function wayThere(steps: readonly Step[], first: Tensor): Tensor {
  let x = first;
  for (const step of steps) {
    const { output, trace } = block(step.builder, step.block, x);
    step.trace = trace;
    x = output;
  }
  return x;
}

/** What a pass adds to the model: where gradients go, and what is left out. */
interface Pass {
  gradients: Pairs | null;
  dropout: DropoutInputs | null;
}

function stepsOf(network: Network, builders: readonly Builder[], pass: Pass): Step[] {
  return builders.map((builder, at) => ({
    builder,
    block: blockOf(network, pass, { o: builder.o, at }),
    trace: null,
  }));
}

function blockOf(
  { weights, pairs, scaling }: Network,
  { gradients, dropout }: Pass,
  { o, at }: { o: Operations; at: number },
): Block {
  const held = weights.blocks[at]!;
  const dropoutOf = dropout && dropoutOfBlock(o, dropout, at);
  return {
    weights: held,
    layers(name) {
      const matrix = held.matrices[name]!;
      const pair = pairs[at]?.[name];
      if (!pair) return { matrix, lora: null };
      const gradient = gradients?.[at]?.[name] ?? null;
      return { matrix, lora: { pair, gradient, scaling, dropout: dropoutOf?.(name) ?? null } };
    },
  };
}
