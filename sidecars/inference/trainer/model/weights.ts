import { type Backend, type Buffer, write } from "../ggml/backend.ts";
import { type Context, createContext } from "../ggml/context.ts";
import { createWorker, type Worker } from "../ggml/graph.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { GgufHead, StoredTensor } from "./gguf.ts";
import { type ModelPlan, OddModel, type Projection, projections } from "./plan.ts";

/** A frozen matrix `[in, out]` and the same one transposed, for the gradient to its input. */
export interface Matrix {
  forward: Tensor;
  backward: Tensor;
}

/** The frozen weights of a block. */
export interface BlockWeights {
  attentionNorm: Tensor;
  mlpNorm: Tensor;
  matrices: Record<Projection, Matrix>;
}

/** The frozen weights of a model, on a backend. */
export interface Weights extends Disposable {
  /** `[width, vocabulary]`, as stored. */
  embedding: Tensor;
  output: Matrix;
  outputNorm: Tensor;
  blocks: BlockWeights[];
  bytes: number;
}

/** How the matrices are held: as f32 for comparison, in 8 bits where speed or memory counts. */
export type Held = "f32" | "bf16" | "q8_0";

interface Loading {
  head: GgufHead;
  backend: Backend;
  context: Context;
  held: Held;
  /** What is copied where once there is memory. */
  copies: { from: StoredTensor; to: Tensor; transposed?: Tensor }[];
}

/** Reads a model's weights and makes the transposed copies. */
export async function loadWeights(
  head: GgufHead,
  plan: ModelPlan,
  { backend, held }: { backend: Backend; held: Held },
): Promise<Weights> {
  const context = createContext(backend.library, { tensors: 16 * plan.layers + 16 });
  const loading: Loading = { head, backend, context, held, copies: [] };
  const embedding = asStored(loading, "token_embd.weight");
  const isTied = !head.tensors.has("output.weight");
  const output = matrix(loading, isTied ? "token_embd.weight" : "output.weight");
  const outputNorm = vector(loading, "output_norm.weight");
  const blocks = Array.from({ length: plan.layers }, (_, layer) => block(loading, layer));
  const buffer = backend.allocate(context);
  await copyAll(loading);
  return { embedding, output, outputNorm, blocks, bytes: buffer.bytes, ...ending(context, buffer) };
}

function ending(context: Context, buffer: Buffer): Disposable {
  return {
    [Symbol.dispose]() {
      buffer[Symbol.dispose]();
      context[Symbol.dispose]();
    },
  };
}

function block(loading: Loading, layer: number): BlockWeights {
  const named = (name: string) => `blk.${layer}.${name}.weight`;
  return {
    attentionNorm: vector(loading, named("attn_norm")),
    mlpNorm: vector(loading, named("ffn_norm")),
    matrices: Object.fromEntries(
      projections.map((name) => [name, matrix(loading, named(name))]),
    ) as BlockWeights["matrices"],
  };
}

function asStored(loading: Loading, name: string): Tensor {
  const from = stored(loading, name);
  const to = loading.context.tensor(from.type, from.shape as [number, number]);
  loading.copies.push({ from, to });
  return to;
}

function vector(loading: Loading, name: string): Tensor {
  const from = stored(loading, name);
  const to = loading.context.tensor(elementType.f32, from.shape as [number]);
  loading.copies.push({ from, to });
  return to;
}

function matrix(loading: Loading, name: string): Matrix {
  const from = stored(loading, name);
  const [inputs = 1, outputs = 1] = from.shape;
  const type = elementType[loading.held];
  const forward = loading.context.tensor(type, [inputs, outputs]);
  const backward = loading.context.tensor(type, [outputs, inputs]);
  loading.copies.push({ from, to: forward, transposed: backward });
  return { forward, backward };
}

function stored({ head }: Loading, name: string): StoredTensor {
  const found = head.tensors.get(name);
  if (!found) throw new OddModel(`it has no ${name}`);
  return found;
}

async function copyAll({ head, backend, copies }: Loading): Promise<void> {
  using worker = createWorker(backend);
  using file = await Deno.open(head.path);
  for (const copy of copies) await copyOne(worker, file, copy);
}

async function copyOne(
  worker: Worker,
  file: Deno.FsFile,
  { from, to, transposed }: Loading["copies"][number],
): Promise<void> {
  const { library } = worker;
  const build = (graph: Parameters<Parameters<Worker["run"]>[1]>[0]) => {
    const o = operationsIn(graph.context);
    const source = o.input(from.type, from.shape as [number, number]);
    const floats = from.type === elementType.f32 ? source : o.cast(source, elementType.f32);
    graph.add(from.type === to.type ? o.copy(source, to) : o.copy(floats, to));
    if (transposed) {
      const turned = o.contiguous(o.permute(floats, [1, 0, 2, 3]));
      graph.add(o.copy(turned, transposed));
    }
    return source;
  };
  const bytes = await readTensorBytes(file, from, library);
  using _ = await worker.run(16, build, (source) => write(library, source, bytes));
}

async function readTensorBytes(
  file: Deno.FsFile,
  { offset, type, shape }: StoredTensor,
  { ggml }: Backend["library"],
): Promise<Uint8Array<ArrayBuffer>> {
  const elements = shape.reduce((product, size) => product * size, 1);
  const size = elements / Number(ggml.ggml_blck_size(type)) * Number(ggml.ggml_type_size(type));
  const bytes = new Uint8Array(size);
  await file.seek(offset, Deno.SeekMode.Start);
  let filled = 0;
  while (filled < size) {
    const read = await file.read(bytes.subarray(filled));
    if (read === null) throw new OddModel("its file ends inside of a tensor");
    filled += read;
  }
  return bytes;
}
