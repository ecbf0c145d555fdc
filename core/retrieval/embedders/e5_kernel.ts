import type { EmbeddedKind } from "@/core/contract/mod.ts";
import type { Runtime } from "@/core/system/mod.ts";

/** The kernel with its weights in memory. Its calls compute in this thread and return when done. */
export interface E5Kernel {
  readonly dimensions: number;
  /** Vectors of length 1, one after the other, `dimensions` floats each. */
  embed(texts: readonly string[], kind: EmbeddedKind): Float32Array<ArrayBuffer>;
  /** Tokens of a text with its prefix, start and end. */
  countTokens(text: string, kind: EmbeddedKind): number;
}

/** What `native/e5/e5.wasm` exports; addresses are byte offsets into its memory. */
interface E5Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(bytes: number): number;
  free(address: number): void;
  e5_load_mem(data: number, bytes: number): number;
  e5_dim(model: number): number;
  e5_token_count(model: number, text: number, isQuery: number): number;
  e5_embed_batch(model: number, texts: number, n: number, isQuery: number, out: number): number;
}

/** Where kernel and weights are. */
export interface E5Places {
  readAsset: Runtime["readAsset"];
  /** The path of `e5-small-q4.bin`. */
  weights: string;
}

/**
 * Loads the kernel: some 90 MB of memory, which go when nothing refers to it any more.
 *
 * @throws {Deno.errors.NotFound} where there are no weights, {@link Error} when they are damaged.
 */
export async function loadE5({ readAsset, weights }: E5Places): Promise<E5Kernel> {
  const module = await WebAssembly.compile(await readAsset("native/e5/e5.wasm"));
  const { exports } = await WebAssembly.instantiate(module, withoutSystem(module));
  const kernel = exports as unknown as E5Exports;
  kernel._initialize();
  const { address, bytes } = await readInto(kernel, weights);
  const model = kernel.e5_load_mem(address, bytes);
  if (model === 0) throw new Error(`${weights} holds no weights of this model`);
  const dimensions = kernel.e5_dim(model);
  return {
    dimensions,
    embed: (texts, kind) => embed(kernel, { model, dimensions }, { texts, kind }),
    countTokens(text, kind) {
      const { address: at } = put(kernel, [text]);
      const count = kernel.e5_token_count(model, at, isQuery(kind));
      kernel.free(at);
      return count;
    },
  };
}

const badFileDescriptor = 8;

/** It was compiled for a system with files and a console; it needs neither. */
function withoutSystem(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => badFileDescriptor;
  }
  return imports;
}

/** Reads a file straight into the kernel's memory, so that it is never held twice. */
async function readInto(kernel: E5Exports, path: string) {
  using file = await Deno.open(path);
  const { size: bytes } = await file.stat();
  const address = kernel.malloc(bytes);
  const target = new Uint8Array(kernel.memory.buffer, address, bytes);
  for (let at = 0; at < bytes;) {
    const count = await file.read(target.subarray(at));
    if (count === null) throw new Error(`${path} became shorter while it was read`);
    at += count;
  }
  return { address, bytes };
}

function embed(
  kernel: E5Exports,
  { model, dimensions }: { model: number; dimensions: number },
  { texts, kind }: { texts: readonly string[]; kind: EmbeddedKind },
): Float32Array<ArrayBuffer> {
  const floats = texts.length * dimensions;
  const { address, starts } = put(kernel, texts);
  const pointers = kernel.malloc(texts.length * 4);
  const out = kernel.malloc(floats * 4);
  new Uint32Array(kernel.memory.buffer, pointers, texts.length).set(starts);
  kernel.e5_embed_batch(model, pointers, texts.length, isQuery(kind), out);
  const vectors = new Float32Array(floats);
  vectors.set(new Float32Array(kernel.memory.buffer, out, floats));
  for (const used of [address, pointers, out]) kernel.free(used);
  return vectors;
}

/** Puts texts into the kernel's memory in UTF-8, each ended by a NUL. */
function put(kernel: E5Exports, texts: readonly string[]) {
  const encoder = new TextEncoder();
  // To C, a NUL inside of a text would be its end.
  const encoded = texts.map((text) => encoder.encode(text.replaceAll("\0", " ")));
  const bytes = encoded.reduce((sum, { length }) => sum + length + 1, 0);
  const address = kernel.malloc(bytes);
  const target = new Uint8Array(kernel.memory.buffer, address, bytes);
  const starts: number[] = [];
  let at = 0;
  for (const text of encoded) {
    starts.push(address + at);
    target.set(text, at);
    at += text.length;
    target[at++] = 0;
  }
  return { address, starts };
}

function isQuery(kind: EmbeddedKind): number {
  return kind === "query" ? 1 : 0;
}
