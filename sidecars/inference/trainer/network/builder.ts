import type { Graph } from "../ggml/graph.ts";
import type { Operations } from "../ggml/operations.ts";
import type { Tensor } from "../ggml/types.ts";
import type { ModelPlan } from "../model/plan.ts";

/** What attention needs to know of a batch: rows of equal length, one after another. */
export interface Sequence {
  rows: number;
  length: number;
  /** `[length · rows]`, i32 */
  positions: Tensor;
  /** `[keys, queries]`: 0 where a query may look, −∞ elsewhere. */
  mask: Tensor;
}

/** What every layer builds with: operations, the order in which they are computed, and the case. */
export interface Builder {
  o: Operations;
  graph: Graph;
  plan: ModelPlan;
  sequence: Sequence;
}
