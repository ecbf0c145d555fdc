import { type Backend, write } from "../ggml/backend.ts";
import { createWorker, type Graph, type Worker } from "../ggml/graph.ts";
import { operationsIn } from "../ggml/operations.ts";
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
  using _ = await worker.run(16, build, (source) => write(library, source, bytes));
}

/** Whatever a tensor is stored as becomes f32 first: ggml converts each type to that. */
function conversion(graph: Graph, { from, to, transposed }: Copy): Tensor {
  const o = operationsIn(graph.context);
  const source = o.input(from.type, from.shape as [number, number]);
  const floats = from.type === elementType.f32 ? source : o.cast(source, elementType.f32);
  graph.add(o.copy(from.type === to.type ? source : floats, to));
  if (transposed) {
    const turned = o.contiguous(o.permute(floats, [1, 0, 2, 3]));
    graph.add(o.copy(turned, transposed));
  }
  return source;
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
