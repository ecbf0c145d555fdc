import type { Library } from "./library.ts";
import { readTensor, type Shape, type Tensor } from "./types.ts";

/** Holds the heads of tensors and graphs; what they compute with lies in buffers. */
export interface Context extends Disposable {
  readonly library: Library;
  readonly pointer: Deno.PointerObject;
  /** Whether an operation can be computed where the graph will be; null when all can. */
  readonly supports: ((operation: Tensor) => boolean) | null;
  /** A tensor without memory yet. */
  tensor(type: number, shape: Shape): Tensor;
}

/** Makes a context for so many tensors and for graphs of so many nodes in all. */
export function createContext(
  library: Library,
  { tensors, nodes = 0, supports = null }: {
    tensors: number;
    nodes?: number;
    supports?: Context["supports"];
  },
): Context {
  const { ggml } = library;
  const graph = nodes > 0 ? ggml.ggml_graph_overhead_custom(BigInt(nodes), false) : 0n;
  const size = BigInt(tensors) * ggml.ggml_tensor_overhead() + graph;
  // struct ggml_init_params { size_t mem_size; void * mem_buffer; bool no_alloc; }
  const params = new Uint8Array(new BigUint64Array([size, 0n, 1n]).buffer);
  const pointer = ggml.ggml_init(params);
  if (pointer === null) throw new Error("ggml gave no context");
  return {
    library,
    pointer,
    supports,
    tensor: (type, [n0, n1 = 1, n2 = 1, n3 = 1]) =>
      readTensor(
        ggml.ggml_new_tensor_4d(pointer, type, BigInt(n0), BigInt(n1), BigInt(n2), BigInt(n3))!,
      ),
    [Symbol.dispose]: () => ggml.ggml_free(pointer),
  };
}
