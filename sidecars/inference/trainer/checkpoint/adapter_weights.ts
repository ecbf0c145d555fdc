import type { AdapterMatrix } from "./adapter_layout.ts";
import type { FloatTensor } from "./safetensors.ts";

type Tensors = Record<string, FloatTensor>;

/** Our row of numbers as the tensors of a PEFT adapter. */
export function toPeft(layout: readonly AdapterMatrix[], numbers: Float32Array): Tensors {
  return Object.fromEntries(layout.map((matrix) => {
    const { shape } = matrix;
    const values = new Float32Array(shape[0] * shape[1]);
    eachPlace(matrix, (ours, theirs) => values[theirs] = numbers[ours]!);
    return [matrix.name, { shape, values }];
  }));
}

/**
 * The tensors of a PEFT adapter as our row of numbers.
 *
 * @throws {Error} when they are not those of this model and rank.
 */
export function fromPeft(
  layout: readonly AdapterMatrix[],
  tensors: Tensors,
): Float32Array<ArrayBuffer> {
  const last = layout.at(-1)!;
  const numbers = new Float32Array(last.start + last.shape[0] * last.shape[1]);
  if (Object.keys(tensors).length !== layout.length) throw foreign();
  for (const matrix of layout) {
    const found = tensors[matrix.name];
    if (found?.shape.join() !== matrix.shape.join()) throw foreign();
    eachPlace(matrix, (ours, theirs) => numbers[ours] = found.values[theirs]!);
  }
  return numbers;
}

function foreign(): Error {
  return new Error("the adapter in the checkpoint belongs to another model or rank");
}

/** Visits all numbers of a matrix: where they lie in our row, and where in PEFT's tensor. */
function eachPlace(
  { kind, shape: [slow, fast], start, rows }: AdapterMatrix,
  visit: (ours: number, theirs: number) => void,
): void {
  if (kind === "A") {
    for (let at = 0; at < slow * fast; at++) visit(start + at, at);
    return;
  }
  for (let rank = 0; rank < fast; rank++) {
    for (let row = 0; row < slow; row++) {
      visit(start + rank * slow + row, (rows ? rows[row]! : row) * fast + rank);
    }
  }
}
