import type { Backend } from "./backend.ts";
import { type Context, createContext } from "./context.ts";
import type { Library } from "./library.ts";
import { NoMemory } from "./no_memory.ts";
import { missingIn, operationOf, type Placement, placeOnOne, placeOnTwo } from "./placement.ts";
import type { Tensor } from "./types.ts";

/** Operations in the order in which they are computed. */
export interface Graph {
  readonly context: Context;
  readonly pointer: Deno.PointerObject;
  /** Puts an operation, and what it needs, behind all others. */
  add(operation: Tensor): void;
}

/** An empty graph of at most so many nodes, in a context of its own. */
export function createGraph(
  context: Context,
  nodes: number,
): Graph {
  const { ggml } = context.library;
  const pointer = ggml.ggml_new_graph_custom(context.pointer, BigInt(nodes), false)!;
  return {
    context,
    pointer,
    add: (operation) => ggml.ggml_build_forward_expand(pointer, operation.pointer),
  };
}

/** Computes graphs one after another in memory that is used again. */
export interface Worker extends Disposable {
  readonly library: Library;
  /** Bytes that the largest graph so far needed. */
  readonly bytes: number;
  /** Builds a graph, lets its inputs be filled, and computes it. */
  run<T>(size: number, build: (graph: Graph) => T, fill: (built: T) => void): Promise<Run<T>>;
  /** Bytes that a graph would take; nothing is allocated. */
  need(size: number, build: (graph: Graph) => void): number;
  /** Takes the memory of a graph now, for all that are no larger. @throws {NoMemory} */
  reserve(size: number, build: (graph: Graph) => void): void;
}

/** A computed graph; its results can be read until it ends. */
export interface Run<T> extends Disposable {
  built: T;
}

/** Makes a worker on a backend. */
export function createWorker(backend: Backend): Worker {
  const { library, processor } = backend;
  using parts = new DisposableStack();
  const alone = parts.use(placeOnOne(backend));
  const shared = processor ? parts.use(sharing(backend, processor)) : null;
  const placementOf = (graph: Graph) => shared?.placementOf(graph) ?? alone;
  const planned = <T>(size: number, build: (graph: Graph) => void, use: (graph: Graph) => T): T => {
    using context = contextFor(backend, size);
    const graph = createGraph(context, capacity(backend, size));
    build(graph);
    return use(graph);
  };
  const kept = parts.move();
  return {
    library,
    get bytes() {
      return alone.bytes + (shared?.bytes ?? 0);
    },
    need: (size, build) => planned(size, build, (graph) => placementOf(graph).need(graph.pointer)),
    reserve: (size, build) =>
      planned(size, build, (graph) => {
        if (placementOf(graph).reserve(graph.pointer)) return;
        throw new NoMemory("ggml gave no memory for a graph");
      }),
    async run(size, build, fill) {
      const context = contextFor(backend, size);
      try {
        const graph = createGraph(context, capacity(backend, size));
        const built = build(graph);
        const placement = placementOf(graph);
        if (!placement.allocate(graph.pointer)) {
          throw new NoMemory("ggml gave no memory for a graph");
        }
        fill(built);
        const status = await placement.compute(graph.pointer);
        if (status !== 0) throw new Error(`ggml stopped with status ${status}`);
        return { built, [Symbol.dispose]: () => context[Symbol.dispose]() };
      } catch (error) {
        context[Symbol.dispose]();
        throw error;
      }
    },
    [Symbol.dispose]: () => kept.dispose(),
  };
}

/** Operations that a device lacks are tried in vain, and written with up to eight others. */
function capacity({ processor }: Backend, size: number): number {
  return processor ? 3 * size : size;
}

function contextFor(backend: Backend, size: number): Context {
  const most = capacity(backend, size);
  const supports = backend.processor && ((made: Tensor) => backend.supports(made.pointer));
  return createContext(backend.library, { tensors: most, nodes: most, supports });
}

/** Places the graphs that a device cannot compute alone; made for the largest of them. */
function sharing(backend: Backend, processor: Backend) {
  const { library, missing } = backend;
  let largest = 0;
  let placement: Placement | null = null;
  return {
    get bytes() {
      return placement?.bytes ?? 0;
    },
    /** Null for a graph that the device computes alone. */
    placementOf({ pointer }: Graph): Placement | null {
      const found = missingIn(backend, pointer);
      if (found.length === 0) return null;
      for (const node of found) missing.add(operationOf(library, node));
      // Each node reads at most one tensor that is none.
      const tensors = 2 * library.ggml.ggml_graph_n_nodes(pointer) + 64;
      if (tensors <= largest) return placement;
      placement?.[Symbol.dispose]();
      largest = tensors;
      placement = placeOnTwo(backend, processor, tensors);
      return placement;
    },
    [Symbol.dispose]: () => placement?.[Symbol.dispose](),
  };
}
