import type { Backend } from "./backend.ts";
import { type Context, createContext } from "./context.ts";
import type { Library } from "./library.ts";
import { NoMemory } from "./no_memory.ts";
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
  const { library, pointer } = backend;
  const { ggml } = library;
  const kind = ggml.ggml_backend_get_default_buffer_type(pointer);
  const allocator = ggml.ggml_gallocr_new(kind)!;
  const planned = (size: number, build: (graph: Graph) => void, use: (graph: Graph) => void) => {
    using context = createContext(library, { tensors: size, nodes: size });
    const graph = createGraph(context, size);
    build(graph);
    use(graph);
  };
  return {
    library,
    get bytes() {
      return Number(ggml.ggml_gallocr_get_buffer_size(allocator, 0));
    },
    need(size, build) {
      const bytes = new BigUint64Array(1);
      planned(size, build, (graph) => {
        const buffer = new Uint8Array(bytes.buffer);
        ggml.ggml_gallocr_reserve_n_size(allocator, graph.pointer, null, null, buffer);
      });
      return Number(bytes[0]);
    },
    reserve(size, build) {
      planned(size, build, (graph) => {
        if (ggml.ggml_gallocr_reserve(allocator, graph.pointer)) return;
        throw new NoMemory("ggml gave no memory for a graph");
      });
    },
    async run(size, build, fill) {
      const context = createContext(library, { tensors: size, nodes: size });
      try {
        const graph = createGraph(context, size);
        const built = build(graph);
        if (!ggml.ggml_gallocr_alloc_graph(allocator, graph.pointer)) {
          throw new NoMemory("ggml gave no memory for a graph");
        }
        fill(built);
        const status = await ggml.ggml_backend_graph_compute(pointer, graph.pointer);
        if (status !== 0) throw new Error(`ggml stopped with status ${status}`);
        return { built, [Symbol.dispose]: () => context[Symbol.dispose]() };
      } catch (error) {
        context[Symbol.dispose]();
        throw error;
      }
    },
    [Symbol.dispose]: () => ggml.ggml_gallocr_free(allocator),
  };
}
