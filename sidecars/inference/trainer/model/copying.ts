import { type Backend, write } from "../ggml/backend.ts";
import { createWorker, type Graph, type Worker } from "../ggml/graph.ts";
import { type Operations, operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { StoredTensor } from "./head.ts";
import { OddModel } from "./values.ts";

/** Where a tensor of the file is put, as it is and transposed. */
export interface Copy {
  from: StoredTensor;
  to: Tensor;
  transposed?: Tensor;
}

/** Reads tensors of a file one after another and converts them to the types of their places. */
export async function copyAll(
  path: string,
  backend: Backend,
  copies: readonly Copy[],
): Promise<void> {
  using worker = createWorker(backend);
  using file = await Deno.open(path);
  for (const copy of copies) await copyOne(worker, file, copy);
}

async function copyOne(worker: Worker, file: Deno.FsFile, copy: Copy): Promise<void> {
  const { library } = worker;
  const bytes = await readBytes(file, copy.from, library);
  const build = (graph: Graph) => conversion(graph, copy);
  using _ = await worker.run(nodesOf(copy), build, (source) => write(library, source, bytes));
}

function nodesOf({ from, transposed }: Copy): number {
  const strips = transposed ? Math.ceil((from.shape[1] ?? 1) / rowsAtOnce) : 0;
  return 16 + 5 * strips;
}

/** Whatever a tensor is stored as becomes f32 first: ggml converts each type to that. */
function conversion(graph: Graph, { from, to, transposed }: Copy): Tensor {
  const o = operationsIn(graph.context);
  const source = o.input(from.type, from.shape as [number, number]);
  const floats = from.type === elementType.f32 ? source : o.cast(source, elementType.f32);
  graph.add(o.copy(from.type === to.type ? source : floats, to));
  if (transposed) graph.add(o.copy(turned(graph, o, floats), transposed));
  return source;
}

/** So many rows are turned at once: their cache lines stay in the nearest cache meanwhile. */
const rowsAtOnce = 64;

/** `[in, out]` → `[out, in]`, by strips of rows; in one go nearly each number is a cache miss. */
function turned(graph: Graph, o: Operations, floats: Tensor): Tensor {
  const [inputs, outputs] = floats.shape;
  const whole = graph.context.tensor(elementType.f32, [outputs, inputs]);
  const row = 4 * outputs;
  for (let from = 0; from < outputs; from += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, outputs - from);
    const strip = o.view(floats, [inputs, rows], {
      strides: [floats.strides[1], floats.strides[2], floats.strides[3]],
      offset: from * floats.strides[1],
    });
    const place = o.view(whole, [rows, inputs], {
      strides: [row, row * inputs, row * inputs],
      offset: 4 * from,
    });
    graph.add(o.copy(o.contiguous(o.permute(strip, [1, 0, 2, 3])), place));
  }
  return whole;
}

async function readBytes(
  file: Deno.FsFile,
  { name, offset, type, shape }: StoredTensor,
  { ggml }: Backend["library"],
): Promise<Uint8Array<ArrayBuffer>> {
  const elements = shape.reduce((product, size) => product * size, 1);
  const size = elements / Number(ggml.ggml_blck_size(type)) * Number(ggml.ggml_type_size(type));
  const bytes = new Uint8Array(size);
  await file.seek(offset, Deno.SeekMode.Start);
  let filled = 0;
  while (filled < size) {
    const read = await file.read(bytes.subarray(filled));
    if (read === null) throw new OddModel(`its file ends inside of ${name}`);
    filled += read;
  }
  return bytes;
}
