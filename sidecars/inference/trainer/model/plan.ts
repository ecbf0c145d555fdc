import { type Family, familyOf } from "./families.ts";
import type { GgufHead } from "./head.ts";
import { type RopeFactors, ropeFactorsOf } from "./rope_factors.ts";
import { type Sight, sightsOf } from "./sights.ts";
import { type Sizes, sizesOf } from "./sizes.ts";
import { number, OddModel } from "./values.ts";

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
export interface ModelPlan extends Sizes {
  architecture: string;
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
  const sizes = sizesOf(head);
  return {
    architecture: head.architecture,
    ...sizes,
    ...family.block,
    projections: projectionsOf({ fusesHeads, fusesGate: family.block.fusesGate }),
    fusesHeads,
    embeddingScale: family.scalesEmbedding ? Math.sqrt(number(head, "embedding_length")) : 1,
    attentionScale: attentionScaleOf(sizes, family),
    scoreCap: capOf(head, "attn_logit_softcapping", family.caps.scores),
    logitCap: capOf(head, "final_logit_softcapping", family.caps.logits),
    sights: sightsOf(head, sizes.layers, family),
    ropeFactors: family.hasRopeFactors ? ropeFactorsOf(head, context) : null,
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
function attentionScaleOf(
  { width, heads, headSize, layers }: Sizes,
  { layersScaledByWidth }: Family,
): number {
  return 1 / Math.sqrt(layers === layersScaledByWidth ? Math.floor(width / heads) : headSize);
}

function capOf(head: GgufHead, key: string, otherwise: number | undefined): number | null {
  return otherwise === undefined ? null : number(head, key, otherwise) || null;
}
