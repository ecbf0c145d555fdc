import { type Backend, write } from "../ggml/backend.ts";
import { createWorker, type Graph, type Worker } from "../ggml/graph.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementsOf, elementType, isReadable, type Tensor } from "../ggml/types.ts";
import { type LoraPair, transposed } from "../adapter/lora.ts";
import { readBytes } from "../formats/file_bytes.ts";
import { BadGguf } from "../formats/gguf_reader.ts";
import type { StoredTensor } from "../model/gguf.ts";

/** What is added to a matrix: `scaling · B·A`. */
export interface Change {
  pair: LoraPair;
  rank: number;
  scaling: number;
}

/** Reads matrices of a file as f16, a few rows at a time. */
export interface F16Rows extends Disposable {
  /**
   * The rows of a matrix in their order, changed, rounded to the nearest f16.
   *
   * @throws {BadGguf} for a matrix that cannot be read.
   */
  of(file: Deno.FsFile, tensor: StoredTensor, change: Change | null): AsyncGenerator<Uint8Array>;
}

/** Numbers in one piece: some 15 MB are in use at a time, however large a matrix is. */
const pieceNumbers = 1 << 20;

/** Larger numbers would become infinite. */
const f16Limit = 65504;

/** Converts on a processor backend: ggml itself reads what it can read, in every quantisation. */
export function createF16Rows(backend: Backend): F16Rows {
  const worker = createWorker(backend);
  return {
    async *of(file, tensor, change) {
      const { name, type, offset, shape: [inputs = 1, ...more] } = tensor;
      if (!isReadable(type)) throw new BadGguf(`its ${name} is of the unknown type ${type}`);
      const rows = more.reduce((product, size) => product * size, 1);
      const rowBytes = bytesOfRow(backend, tensor, inputs);
      const atOnce = Math.max(1, Math.floor(pieceNumbers / inputs));
      const turned = change && transposed(change.pair.a, change.rank, inputs);
      for (let row = 0; row < rows; row += atOnce) {
        const count = Math.min(atOnce, rows - row);
        const bytes = await readBytes(file, offset + row * rowBytes, count * rowBytes);
        const isDone = type === elementType.f16 && !change;
        yield isDone ? bytes : await convert(worker, {
          type,
          inputs,
          bytes,
          rows: { from: row, count },
          change: change && { ...change, turned: turned! },
        });
      }
    },
    [Symbol.dispose]: () => worker[Symbol.dispose](),
  };
}

/** Bytes of a row of a matrix as it is stored. @throws {BadGguf} */
function bytesOfRow({ library }: Backend, { name, type }: StoredTensor, inputs: number): number {
  const block = Number(library.ggml.ggml_blck_size(type));
  if (inputs % block !== 0) throw new BadGguf(`the rows of its ${name} have an odd length`);
  return inputs / block * Number(library.ggml.ggml_type_size(type));
}

interface Piece {
  type: number;
  inputs: number;
  bytes: Uint8Array<ArrayBuffer>;
  rows: { from: number; count: number };
  /** `turned` is `A` with a row for each input. */
  change: (Change & { turned: Float32Array<ArrayBuffer> }) | null;
}

async function convert(worker: Worker, piece: Piece): Promise<Uint8Array> {
  const { library } = worker;
  const { change, rows } = piece;
  using run = await worker.run(16, (graph) => conversion(graph, piece), (built) => {
    write(library, built.source, piece.bytes);
    if (!change || !built.low) return;
    write(library, built.low.turned, change.turned);
    const { pair: { b }, rank } = change;
    const end = rows.from + rows.count;
    write(library, built.low.b, b.subarray(rows.from * rank, end * rank));
  });
  const { result } = run.built;
  const bytes = new Uint8Array(2 * elementsOf(result));
  library.ggml.ggml_backend_tensor_get(result.pointer, bytes, 0n, BigInt(bytes.length));
  return bytes;
}

interface Conversion {
  source: Tensor;
  low: { turned: Tensor; b: Tensor } | null;
  result: Tensor;
}

function conversion(graph: Graph, { type, inputs, rows, change }: Piece): Conversion {
  const o = operationsIn(graph.context);
  const source = o.input(type, [inputs, rows.count]);
  const floats = type === elementType.f32 ? source : o.cast(source, elementType.f32);
  const low = change && {
    turned: o.input(elementType.f32, [change.rank, inputs]),
    b: o.input(elementType.f32, [change.rank, rows.count]),
  };
  const sum = low ? o.add(floats, o.scale(o.mulMat(low.turned, low.b), change!.scaling)) : floats;
  const result = o.output(o.cast(o.clamp(sum, -f16Limit, f16Limit), elementType.f16));
  graph.add(result);
  return { source, low, result };
}
