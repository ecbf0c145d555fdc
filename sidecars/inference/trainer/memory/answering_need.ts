import type { ModelPlan } from "../model/plan.ts";

/** What a model is asked with. */
export interface Answering {
  plan: Pick<ModelPlan, "layers" | "width" | "inner" | "kvHeads" | "headSize" | "vocabulary">;
  /** Bytes of its file, which is held as it is. */
  file: number;
  /** Tokens of question and answer. */
  context: number;
  /** Numbers of its adapter. */
  trained: number;
}

/**
 * Bytes that llama.cpp takes beside a training to answer: the model, keys and values in 16 bits, and
 * what a graph holds at once (`llama_context::graph_reserve` counts logits for each token).
 */
export function answeringNeed({ plan, file, context, trained }: Answering): number {
  const { layers, width, inner, kvHeads, headSize, vocabulary } = plan;
  const cache = 2 * 2 * layers * kvHeads * headSize * context;
  const graph = 4 * context * (vocabulary + 4 * width + 3 * inner);
  return file + cache + graph + 4 * trained;
}
