import type { Graph } from "../ggml/graph.ts";
import type { Library } from "../ggml/library.ts";
import { type Operations, operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { StoredTensor } from "./head.ts";

/** Where a tensor of the file is put, as it is and transposed. */
export interface Copy {
  from: StoredTensor;
  to: Tensor;
  transposed?: Tensor;
}

/** Some rows of a tensor of the file. */
export interface Piece {
  inputs: number;
  first: number;
  rows: number;
  /** Where they lie behind the tensor's begin, and how many bytes they are. */
  from: number;
  size: number;
  /** So many of them are converted at once. */
  stripRows: number;
}

/** Numbers that are read at once, and those that are converted at once: they stay in the cache. */
const numbersRead = 2 ** 22;
const numbersConverted = 2 ** 16;

/** Blocks of quantised types are no longer in any type that matrices are held in. */
const longestBlock = 32;

/** Cuts a tensor of the file. */
export function piecesOf({ from: { type, shape } }: Copy, { ggml }: Library): Piece[] {
  const [inputs = 1, outputs = 1] = shape;
  const bytes = inputs / Number(ggml.ggml_blck_size(type)) * Number(ggml.ggml_type_size(type));
  const most = rowsWithin(numbersRead, inputs);
  const stripRows = rowsWithin(numbersConverted, inputs);
  return Array.from({ length: Math.ceil(outputs / most) }, (_, at) => {
    const first = at * most;
    const rows = Math.min(most, outputs - first);
    return { inputs, first, rows, from: first * bytes, size: rows * bytes, stripRows };
  });
}

/** As many rows as hold so many numbers, in whole blocks of what becomes of them transposed. */
function rowsWithin(numbers: number, inputs: number): number {
  return longestBlock * Math.max(1, Math.floor(numbers / inputs / longestBlock));
}

/** Nodes of a piece's graph at most. */
export function nodesOf({ rows, stripRows }: Piece): number {
  return 4 + 12 * Math.ceil(rows / stripRows);
}

/** Whatever a tensor is stored as becomes f32 first: ggml converts each type to that. */
export function conversion(copy: Copy, { inputs, first, rows, stripRows }: Piece) {
  return (graph: Graph): Tensor => {
    const o = operationsIn(graph.context);
    const source = o.input(copy.from.type, [inputs, rows]);
    for (let from = 0; from < rows; from += stripRows) {
      const count = Math.min(stripRows, rows - from);
      const stored = rowsOf(o, source, { from, count });
      convertStrip({ graph, o, copy }, stored, { from: first + from, count });
    }
    return source;
  };
}

interface Strip {
  from: number;
  count: number;
}

function convertStrip(
  { graph, o, copy: { to, transposed } }: { graph: Graph; o: Operations; copy: Copy },
  stored: Tensor,
  strip: Strip,
): void {
  const floats = as(o, stored, elementType.f32);
  graph.add(o.copy(stored.type === to.type ? stored : floats, rowsOf(o, to, strip)));
  if (!transposed) return;
  const turned = o.contiguous(o.permute(floats, [1, 0, 2, 3]));
  graph.add(o.copy(as(o, turned, transposed.type), columnsOf(o, transposed, strip)));
}

function as(o: Operations, a: Tensor, type: number): Tensor {
  return a.type === type ? a : o.cast(a, type);
}

/** `a[:, from … from + count]` */
function rowsOf(o: Operations, a: Tensor, { from, count }: Strip): Tensor {
  const [, row] = a.strides;
  const all = row * count;
  return o.view(a, [a.shape[0], count], { strides: [row, all, all], offset: row * from });
}

/** `a[from … from + count, :]`, in whole blocks. */
function columnsOf(o: Operations, a: Tensor, { from, count }: Strip): Tensor {
  const [columns, rows] = a.shape;
  const [, row] = a.strides;
  const all = row * rows;
  return o.view(a, [count, rows], { strides: [row, all, all], offset: row / columns * from });
}
