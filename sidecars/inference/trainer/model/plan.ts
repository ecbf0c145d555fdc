import type { Rotation } from "../ggml/operations.ts";
import type { GgufHead } from "./gguf.ts";

/** The linear layers that an adapter can change, under llama.cpp's names. */
export const projections = [
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
  layers: number;
  width: number;
  heads: number;
  kvHeads: number;
  headSize: number;
  vocabulary: number;
  epsilon: number;
  rotation: Rotation;
  /** Scores are multiplied by it before the softmax. */
  attentionScale: number;
}

/** @throws {UnknownFamily} for an architecture that has no graph here. */
export function planOf(head: GgufHead): ModelPlan {
  if (head.architecture !== "llama") throw new UnknownFamily(head.architecture);
  const number = (key: string, otherwise?: number) => {
    const value = head.value(key) ?? otherwise;
    if (typeof value !== "number" && typeof value !== "bigint") {
      throw new OddModel(`it does not state ${head.architecture}.${key}`);
    }
    return Number(value);
  };
  const width = number("embedding_length");
  const heads = number("attention.head_count");
  const headSize = number("attention.key_length", width / heads);
  const embedding = head.tensors.get("token_embd.weight");
  if (!embedding) throw new OddModel("it has no token_embd.weight");
  return {
    layers: number("block_count"),
    width,
    heads,
    kvHeads: number("attention.head_count_kv", heads),
    headSize,
    vocabulary: embedding.shape[1] ?? 0,
    epsilon: number("attention.layer_norm_rms_epsilon"),
    rotation: {
      dimensions: number("rope.dimension_count", headSize),
      mode: 0,
      trainedContext: number("context_length"),
      base: number("rope.freq_base", 10000),
      scale: 1,
      extFactor: 0,
      attentionFactor: 1,
      betaFast: 32,
      betaSlow: 1,
    },
    attentionScale: 1 / Math.sqrt(headSize),
  };
}

/** There is no graph for this architecture. */
export class UnknownFamily extends Error {
  constructor(readonly architecture: string) {
    super(`the architecture ${architecture} is not known here`);
  }
}

/** A file lacks what its architecture needs. */
export class OddModel extends Error {}
