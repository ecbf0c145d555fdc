import type { Rotation } from "../ggml/operations.ts";
import type { ModelPlan } from "../model/plan.ts";

/** Turns all four numbers of a head as llama's models do. */
export const tinyRotation: Rotation = {
  dimensions: 4,
  mode: 0,
  trainedContext: 16,
  base: 10,
  scale: 1,
  extFactor: 0,
  attentionFactor: 1,
  betaFast: 32,
  betaSlow: 1,
};

/** A plan of a single small block, to change in tests. */
export const tinyPlan: ModelPlan = {
  architecture: "llama",
  layers: 1,
  width: 8,
  heads: 4,
  kvHeads: 2,
  headSize: 4,
  inner: 6,
  vocabulary: 10,
  epsilon: 1e-5,
  projections: ["attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down"],
  fusesHeads: false,
  fusesGate: false,
  activation: "silu",
  normsHeads: false,
  normsAfter: false,
  embeddingScale: 1,
  attentionScale: 0.5,
  scoreCap: null,
  logitCap: null,
  sights: [{ window: null, rotation: tinyRotation }],
  ropeFactors: null,
};
