import type { Backend, Buffer } from "../ggml/backend.ts";
import { createContext } from "../ggml/context.ts";
import { operationsIn } from "../ggml/operations.ts";
import { elementType, type Tensor } from "../ggml/types.ts";
import type { Projection } from "../model/plan.ts";
import type { Matrices, Weights } from "../model/weights.ts";

/** One LoRA pair: `A` is `[in, rank]`, `B` is kept as `[out, rank]`; both have long rows. */
export interface Pair {
  down: Tensor;
  up: Tensor;
}

/** The pairs of each block. */
export type Pairs = readonly Partial<Record<Projection, Pair>>[];

/** Numbers in the shape of an adapter: its weights, a gradient, or a moment of the optimizer. */
export interface AdapterNumbers extends Disposable {
  /** All of them in one row. */
  flat: Tensor;
  pairs: Pairs;
}

/** Which layers are adapted, and how finely. */
export interface AdapterShape {
  rank: number;
  targets: readonly Projection[];
}

/** Makes room for the numbers of an adapter, filled with zeros. */
export function createNumbers(
  backend: Backend,
  weights: Weights,
  { rank, targets }: AdapterShape,
): AdapterNumbers & { clear(): void } {
  const tensors = 2 + 2 * targets.length * weights.blocks.length;
  const context = createContext(backend.library, { tensors });
  const o = operationsIn(context);
  const sizes = weights.blocks.map(({ matrices }) =>
    targets.map((name) => shapeOf(matrices, name))
  );
  const total = sizes.flat().reduce((sum, [inputs, outputs]) => sum + rank * (inputs + outputs), 0);
  const flat = context.tensor(elementType.f32, [total]);
  const buffer = backend.allocate(context);
  let place = 0;
  const part = (rows: number) => {
    const bytes = 4 * rows;
    const view = o.view(flat, [rows, rank], {
      strides: [bytes, bytes * rank, bytes * rank],
      offset: 4 * place,
    });
    place += rows * rank;
    return view;
  };
  const pairs = sizes.map((block) =>
    Object.fromEntries(
      block.map(([inputs, outputs], at) => [
        targets[at]!,
        { down: part(inputs), up: part(outputs) },
      ]),
    )
  );
  return { flat, pairs, clear: buffer.clear, ...ending(context, buffer) };
}

function shapeOf(matrices: Matrices, name: Projection) {
  const matrix = matrices[name];
  if (!matrix) throw new TypeError(`blocks of this model have no ${name}`);
  return matrix.forward.shape;
}

function ending(context: Disposable, buffer: Buffer): Disposable {
  return {
    [Symbol.dispose]() {
      buffer[Symbol.dispose]();
      context[Symbol.dispose]();
    },
  };
}
