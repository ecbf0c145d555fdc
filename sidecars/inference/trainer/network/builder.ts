import type { Graph } from "../ggml/graph.ts";
import { type Operations, operationsIn } from "../ggml/operations.ts";

/** What every layer builds with: operations, and the order in which they are computed. */
export interface Builder {
  o: Operations;
  graph: Graph;
}

/** A builder for a graph. */
export function builderOf(graph: Graph): Builder {
  return { o: operationsIn(graph.context), graph };
}
