import type { Backend } from "./backend.ts";
import { type Library, readText } from "./library.ts";

/** Gives the nodes of graphs memory, the same again for each graph, and computes them. */
export interface Placement extends Disposable {
  /** Bytes that the largest graph so far needed. */
  readonly bytes: number;
  /** Bytes that a graph would take; nothing is allocated. */
  need(graph: Deno.PointerObject): number;
  /** Takes memory for a graph and all that are no larger; false when there is not enough. */
  reserve(graph: Deno.PointerObject): boolean;
  /** Gives each node its place in it, taking more where that is needed. */
  allocate(graph: Deno.PointerObject): boolean;
  /** Answers 0, or the status with which ggml stopped. */
  compute(graph: Deno.PointerObject): Promise<number>;
}

/** All on one backend. */
export function placeOnOne({ library: { ggml }, pointer }: Backend): Placement {
  const kind = ggml.ggml_backend_get_default_buffer_type(pointer);
  const allocator = ggml.ggml_gallocr_new(kind)!;
  return {
    get bytes() {
      return Number(ggml.ggml_gallocr_get_buffer_size(allocator, 0));
    },
    need(graph) {
      const bytes = new BigUint64Array(1);
      const written = new Uint8Array(bytes.buffer);
      ggml.ggml_gallocr_reserve_n_size(allocator, graph, null, null, written);
      return Number(bytes[0]);
    },
    reserve: (graph) => ggml.ggml_gallocr_reserve(allocator, graph),
    allocate: (graph) => ggml.ggml_gallocr_alloc_graph(allocator, graph),
    compute: (graph) => ggml.ggml_backend_graph_compute(pointer, graph),
    [Symbol.dispose]: () => ggml.ggml_gallocr_free(allocator),
  };
}

/**
 * On a device and, where it lacks an operation, on the processor: ggml's scheduler copies numbers
 * from one to the other.
 *
 * @param tensors how many a graph has at most.
 */
export function placeOnTwo(device: Backend, processor: Backend, tensors: number): Placement {
  const { library: { ggml }, pointer } = device;
  const backends = [pointer, processor.pointer];
  const list = BigUint64Array.from(backends, (at) => Deno.UnsafePointer.value(at));
  const bytesOf = new Uint8Array(list.buffer);
  const scheduler = ggml.ggml_backend_sched_new(bytesOf, null, 2, BigInt(tensors), false, false)!;
  const assign = (graph: Deno.PointerObject) => {
    ggml.ggml_backend_sched_reset(scheduler);
    for (const node of missingIn(device, graph)) {
      ggml.ggml_backend_sched_set_tensor_backend(scheduler, node, processor.pointer);
    }
  };
  return {
    get bytes() {
      return backends.reduce(
        (sum, at) => sum + Number(ggml.ggml_backend_sched_get_buffer_size(scheduler, at)),
        0,
      );
    },
    need(graph) {
      const bytes = new BigUint64Array(2);
      ggml.ggml_backend_sched_reserve_size(scheduler, graph, new Uint8Array(bytes.buffer));
      return Number(bytes[0]! + bytes[1]!);
    },
    reserve(graph) {
      assign(graph);
      return ggml.ggml_backend_sched_reserve(scheduler, graph);
    },
    allocate(graph) {
      assign(graph);
      return ggml.ggml_backend_sched_alloc_graph(scheduler, graph);
    },
    compute: (graph) => ggml.ggml_backend_sched_graph_compute(scheduler, graph),
    [Symbol.dispose]: () => ggml.ggml_backend_sched_free(scheduler),
  };
}

/** The nodes of a graph that a backend cannot compute. */
export function missingIn(
  { library: { ggml }, supports }: Backend,
  graph: Deno.PointerObject,
): Deno.PointerObject[] {
  const nodes = Array.from(
    { length: ggml.ggml_graph_n_nodes(graph) },
    (_, at) => ggml.ggml_graph_node(graph, at)!,
  );
  return nodes.filter((node) => !supports(node));
}

/** What ggml calls the operation of a node. */
export function operationOf({ ggml }: Library, node: Deno.PointerObject): string {
  return readText(ggml.ggml_op_desc(node));
}
