import type { Graph } from "../ggml/graph.ts";
import type { Operations, Turn } from "../ggml/operations.ts";
import type { Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";

/** What attention needs to know of a batch: rows of equal length, one after another. */
export interface Sequence {
  rows: number;
  length: number;
  /** `[keys, queries]`: 0 where a query may look, −∞ elsewhere. */
  mask: Tensor;
  /** How positions `[length · rows]` turn queries and keys. */
  turn: Turn;
}

/** What every layer builds with: operations, the order in which they are computed, and the case. */
export interface Builder {
  o: Operations;
  graph: Graph;
  plan: ModelPlan;
  sequence: Sequence;
}
