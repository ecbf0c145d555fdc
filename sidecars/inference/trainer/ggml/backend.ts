import type { Context } from "./context.ts";
import type { Device, DeviceKind } from "./device.ts";
import { cText, type Library } from "./library.ts";
import { NoMemory } from "./no_memory.ts";
import { elementsOf, elementType, type Tensor } from "./types.ts";
import { UnfitDevice } from "./unfit_device.ts";

/** What computes graphs: a processor or an accelerator, with its memory. */
export interface Backend extends Disposable {
  readonly library: Library;
  readonly pointer: Deno.PointerObject;
  readonly kind: DeviceKind;
  /** Computes the operations that this one lacks; null for a processor, which has all. */
  readonly processor: Backend | null;
  /** Operations of the graphs so far that the processor computed instead. */
  readonly missing: Set<string>;
  /** Whether the processor can write its memory itself. */
  readonly hasHostMemory: boolean;
  /**
   * Gives all tensors of a context that have no memory yet some, filled with zeros, or with anything
   * where all of it is written next.
   */
  allocate(context: Context, content?: "zeros" | "anything"): Buffer;
  /** Bytes that `allocate` would take. */
  need(context: Context): number;
  /** Whether it can compute an operation, given by the tensor that it results in. */
  supports(operation: Deno.PointerObject): boolean;
}

/** Memory of a backend. */
export interface Buffer extends Disposable {
  readonly bytes: number;
  clear(): void;
}

const cpuType = 0;

/** Opens a processor backend that computes with so many threads. */
export function openCpu(library: Library, threads: number): Backend {
  const pointer = library.registry.ggml_backend_init_by_type(cpuType, null);
  if (pointer === null) throw new Error("ggml has no backend for this processor");
  setThreads(library, pointer, threads);
  return describe(library, pointer, { kind: "cpu", processor: null });
}

/**
 * Opens a graphics device, and for what it lacks the processor with so many threads.
 *
 * @throws {UnfitDevice} when its driver does not start.
 */
export function openDevice({ library, pointer, kind }: Device, threads: number): Backend {
  const opened = library.ggml.ggml_backend_dev_init(pointer, null);
  if (opened === null) throw new UnfitDevice("its driver does not start");
  return describe(library, opened, { kind, processor: openCpu(library, threads) });
}

function describe(
  library: Library,
  pointer: Deno.PointerObject,
  { kind, processor }: Pick<Backend, "kind" | "processor">,
): Backend {
  const { ggml } = library;
  const device = ggml.ggml_backend_get_device(pointer);
  return {
    library,
    pointer,
    kind,
    processor,
    missing: new Set(),
    hasHostMemory: ggml.ggml_backend_buft_is_host(
      ggml.ggml_backend_get_default_buffer_type(pointer),
    ),
    allocate(context, content = "zeros") {
      const buffer = allocate(library, pointer, context);
      if (content === "zeros") buffer.clear();
      return buffer;
    },
    need: ({ pointer: tensors }) => {
      const kind = ggml.ggml_backend_get_default_buffer_type(pointer);
      return Number(ggml.ggml_backend_alloc_ctx_tensors_from_buft_size(tensors, kind));
    },
    supports: (operation) => ggml.ggml_backend_dev_supports_op(device, operation),
    [Symbol.dispose]() {
      ggml.ggml_backend_free(pointer);
      processor?.[Symbol.dispose]();
    },
  };
}

/** `GGML_BACKEND_BUFFER_USAGE_WEIGHTS`: operations are computed where such numbers lie. */
const usageOfWeights = 1;

function allocate(
  { ggml }: Library,
  backend: Deno.PointerObject,
  context: Context,
): Buffer {
  const kind = ggml.ggml_backend_get_default_buffer_type(backend);
  const buffer = ggml.ggml_backend_alloc_ctx_tensors_from_buft(context.pointer, kind);
  if (buffer === null) throw new NoMemory("ggml gave no memory");
  ggml.ggml_backend_buffer_set_usage(buffer, usageOfWeights);
  return {
    bytes: Number(ggml.ggml_backend_buffer_get_size(buffer)),
    clear: () => ggml.ggml_backend_buffer_clear(buffer, 0),
    [Symbol.dispose]: () => ggml.ggml_backend_buffer_free(buffer),
  };
}

function setThreads(library: Library, backend: Deno.PointerObject, threads: number): void {
  const { ggml } = library;
  const registration = ggml.ggml_backend_dev_backend_reg(ggml.ggml_backend_get_device(backend));
  const address = ggml.ggml_backend_reg_get_proc_address(
    registration,
    cText("ggml_backend_set_n_threads"),
  );
  if (address === null) throw new Error("this backend does not take a number of threads");
  const signature = { parameters: ["pointer", "i32"], result: "void" } as const;
  const typed = address as Deno.PointerObject<typeof signature>;
  new Deno.UnsafeFnPointer(typed, signature).call(backend, threads);
}

/** Numbers that can be copied to and from tensors. */
export type Numbers = Float32Array | Int32Array | Uint8Array | Uint16Array;

/** Fills a tensor. */
export function write({ ggml }: Library, tensor: Tensor, data: Numbers): void {
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  ggml.ggml_backend_tensor_set(tensor.pointer, bytes, 0n, BigInt(bytes.length));
}

/** Reads a contiguous f32 tensor. */
export function readFloats({ ggml }: Library, tensor: Tensor): Float32Array<ArrayBuffer> {
  if (tensor.type !== elementType.f32) throw new TypeError("only f32 tensors are read");
  const floats = new Float32Array(elementsOf(tensor));
  const bytes = new Uint8Array(floats.buffer);
  ggml.ggml_backend_tensor_get(tensor.pointer, bytes, 0n, BigInt(bytes.length));
  return floats;
}
