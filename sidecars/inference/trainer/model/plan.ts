import type { Rotation } from "../ggml/operations.ts";
import { type Family, familyOf } from "./families.ts";
import type { GgufHead } from "./head.ts";
import { rotationOf } from "./rotation.ts";
import { number, OddModel, optionalNumber, size } from "./values.ts";

export { UnknownFamily } from "./families.ts";
export { OddModel } from "./values.ts";

/** The linear layers that an adapter can change, under llama.cpp's names. */
export const projections = [
  "attn_qkv",
  "attn_q",
  "attn_k",
  "attn_v",
  "attn_output",
  "ffn_gate",
  "ffn_up",
  "ffn_down",
] as const;

/** A linear layer of a block. */
export type Projection = (typeof projections)[number];

/** What a model's graph is made of. */
export interface ModelPlan {
  architecture: string;
  layers: number;
  width: number;
  heads: number;
  kvHeads: number;
  headSize: number;
  /** The width inside of the MLP. */
  inner: number;
  vocabulary: number;
  epsilon: number;
  /** The linear layers that each block has. */
  projections: readonly Projection[];
  /** q, k and v are one matrix, `attn_qkv`. */
  fusesHeads: boolean;
  /** Gate and up of the MLP are one matrix under the name `ffn_up`, the gate first. */
  fusesGate: boolean;
  activation: "silu" | "gelu";
  /** Queries and keys are normed head by head before they are turned. */
  normsHeads: boolean;
  /** What attention and MLP give is normed once more before it is added. */
  normsAfter: boolean;
  /** Embeddings are multiplied by it. */
  embeddingScale: number;
  /** Scores are multiplied by it before the softmax. */
  attentionScale: number;
  /** `cap · tanh(x / cap)` is taken of the scaled scores, or of the logits. */
  scoreCap: number | null;
  logitCap: number | null;
  /** How each layer looks back. */
  sights: readonly Sight[];
  /** The tensor that rotary angles are divided by, `[dimensions / 2]`. */
  ropeFactors: RopeFactors | null;
}

/** Tensors that angles can be divided by: in all rows, or in models that have two of them. */
export const ropeFactorNames = [
  "rope_freqs.weight",
  "rope_factors_short.weight",
  "rope_factors_long.weight",
] as const;

/** The name of a tensor that angles are divided by. */
export type RopeFactors = (typeof ropeFactorNames)[number];

/** How far a layer looks back, and how it marks positions. */
export interface Sight {
  /** A query sees so many positions, its own included; null sees all before it. */
  window: number | null;
  rotation: Rotation;
}

/**
 * Reads how a model's graph is made.
 *
 * @param context the longest row, in tokens: some models turn positions in another way as soon as
 *   rows may be longer than those of their first training.
 * @throws {UnknownFamily} for an architecture that has no graph here.
 * @throws {OddModel} when the file does not state what its architecture needs.
 */
export function planOf(head: GgufHead, context = 0): ModelPlan {
  const family = familyOf(head.architecture);
  refuseExperts(head);
  const fusesHeads = head.tensors.has("blk.0.attn_qkv.weight");
  return {
    architecture: head.architecture,
    ...sizesOf(head),
    ...family.block,
    projections: projectionsOf({ fusesHeads, fusesGate: family.block.fusesGate }),
    fusesHeads,
    embeddingScale: family.scalesEmbedding ? Math.sqrt(number(head, "embedding_length")) : 1,
    attentionScale: attentionScaleOf(head, family),
    scoreCap: capOf(head, "attn_logit_softcapping", family.caps.scores),
    logitCap: capOf(head, "final_logit_softcapping", family.caps.logits),
    sights: sightsOf(head, family),
    ropeFactors: family.hasRopeFactors ? ropeFactorsOf(head, context) : null,
  };
}

function sizesOf(head: GgufHead) {
  const width = size(head, "embedding_length");
  const heads = size(head, "attention.head_count");
  const kvHeads = size(head, "attention.head_count_kv", heads);
  const headSize = size(head, "attention.key_length", width / heads);
  if (number(head, "attention.value_length", headSize) !== headSize) {
    throw new OddModel("its keys and values differ in size");
  }
  if (heads % kvHeads !== 0) throw new OddModel(`${heads} heads do not share ${kvHeads} evenly`);
  const vocabulary = head.tensors.get("token_embd.weight")?.shape[1];
  if (vocabulary === undefined) throw new OddModel("it has no token_embd.weight");
  return {
    layers: size(head, "block_count"),
    width,
    heads,
    kvHeads,
    headSize,
    inner: size(head, "feed_forward_length"),
    vocabulary,
    epsilon: number(head, "attention.layer_norm_rms_epsilon"),
  };
}

function refuseExperts(head: GgufHead): void {
  if (number(head, "expert_count", 0) > 0) {
    throw new OddModel("it is a mixture of experts, which cannot be trained here");
  }
}

function projectionsOf(
  { fusesHeads, fusesGate }: Pick<ModelPlan, "fusesHeads" | "fusesGate">,
): Projection[] {
  return [
    ...(fusesHeads ? ["attn_qkv"] as const : ["attn_q", "attn_k", "attn_v"] as const),
    "attn_output",
    ...(fusesGate ? [] : ["ffn_gate"] as const),
    "ffn_up",
    "ffn_down",
  ];
}

/** The largest Gemma models divide by the width per head instead of the head's size. */
function attentionScaleOf(head: GgufHead, { layersScaledByWidth }: Family): number {
  const { width, heads, headSize, layers } = sizesOf(head);
  return 1 / Math.sqrt(layers === layersScaledByWidth ? Math.floor(width / heads) : headSize);
}

function capOf(head: GgufHead, key: string, otherwise: number | undefined): number | null {
  return otherwise === undefined ? null : number(head, key, otherwise) || null;
}

function sightsOf(head: GgufHead, { window, localBase, rotationMode }: Family): Sight[] {
  const far = rotationOf(head, rotationMode);
  const width = window === null
    ? null
    : optionalNumber(head, "attention.sliding_window") ?? window.otherwise;
  const period = window?.period === undefined
    ? 0
    : number(head, "attention.sliding_window_pattern", window.period);
  const base = number(head, "rope.freq_base_swa", localBase ?? far.base);
  const near: Rotation = localBase === null ? { ...far, base } : { ...far, base, scale: 1 };
  const sights = { near: { window: width, rotation: near }, far: { window: null, rotation: far } };
  return Array.from({ length: size(head, "block_count") }, (_, layer) => {
    const isNear = width !== null && width > 0 && (period === 0 || layer % period < period - 1);
    return isNear ? sights.near : sights.far;
  });
}

function ropeFactorsOf(head: GgufHead, context: number): RopeFactors | null {
  const [all, short, long] = ropeFactorNames;
  if (head.tensors.has(all)) return all;
  const trained = number(head, "context_length");
  const first = number(head, "rope.scaling.original_context_length", trained);
  const name = context > first ? long : short;
  return head.tensors.has(name) ? name : null;
}
