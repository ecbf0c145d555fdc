import type { Operations } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { Matrix } from "../model/weights.ts";

/** Numbers of a matrix that are transposed at once, where no copy is kept. */
const numbersAtOnce = 2 ** 20;

/** Blocks of quantised types are no longer in any type that matrices are held in. */
const longestBlock = 32;

/**
 * `Wᵀ·g` for g `[out, n]`: the gradient to the input of a frozen matrix, `[in, n]`. Without a
 * transposed copy one is made of some rows after the other, which lasts for this product only.
 */
export function transposedProduct(
  o: Operations,
  { forward, backward }: Pick<Matrix, "forward" | "backward">,
  { gradient, atOnce = numbersAtOnce }: { gradient: Tensor; atOnce?: number },
): Tensor {
  if (backward) return o.mulMat(backward, gradient);
  const parts = rangesOf(forward, atOnce).map((range) => () =>
    o.mulMat(transposedRows(o, forward, range), rowsOf(o, gradient, range))
  );
  return parts.slice(1).reduce((sum, part) => o.addInPlace(sum, part()), parts[0]!());
}

/** Nodes that such a product needs beside one. */
export function nodesToTranspose({ forward, backward }: Matrix): number {
  return backward ? 0 : 8 * rangesOf(forward, numbersAtOnce).length;
}

interface Range {
  from: number;
  count: number;
}

function rangesOf({ shape: [inputs, outputs] }: Tensor, atOnce: number): Range[] {
  const rows = longestBlock * Math.max(1, Math.floor(atOnce / inputs / longestBlock));
  return Array.from({ length: Math.ceil(outputs / rows) }, (_, at) => ({
    from: at * rows,
    count: Math.min(rows, outputs - at * rows),
  }));
}

/** `W[:, from … from + count]` as `[count, in]`, in the form that the matrix is held in. */
function transposedRows(o: Operations, matrix: Tensor, { from, count }: Range): Tensor {
  const [inputs] = matrix.shape;
  const [, row] = matrix.strides;
  const all = row * count;
  const rows = o.view(matrix, [inputs, count], { strides: [row, all, all], offset: row * from });
  const floats = matrix.type === elementType.f32 ? rows : o.cast(rows, elementType.f32);
  const turned = o.contiguous(o.permute(floats, [1, 0, 2, 3]));
  if (matrix.type === elementType.f32) return turned;
  // As the copies that are kept: rows that are no whole blocks are held in 16 bits.
  return o.cast(turned, count % longestBlock === 0 ? matrix.type : elementType.bf16);
}

/** `g[from … from + count, :]` */
function rowsOf(o: Operations, gradient: Tensor, { from, count }: Range): Tensor {
  const [element, row] = gradient.strides;
  const all = row * gradient.shape[1];
  return o.view(gradient, [count, gradient.shape[1]], {
    strides: [row, all, all],
    offset: element * from,
  });
}
