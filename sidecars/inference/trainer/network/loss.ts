import type { Tensor } from "../ggml/types.ts";
import type { Matrix } from "../model/weights.ts";
import type { Builder } from "./builder.ts";
import { softCap, softCapBack } from "./cap.ts";
import { transposedProduct } from "./transposed.ts";

/**
 * Added to a probability before its logarithm is taken: a loss of at most 87. Clamping would do the
 * same, but turn what is no number into a loss of 0.
 */
const floor = 2e-38;

/** Supervised tokens, and what their loss is worth. */
export interface Supervised {
  /** Normed, `[width, s]`. */
  states: Tensor;
  /** `[s]`, i32: `vocabulary · (i mod slice) + token` */
  targets: Tensor;
  /** For so many of them logits are computed at once. */
  slice: number;
  /** The gradient is multiplied by it; null asks for none. */
  scale: number | null;
}

/**
 * The sum of log p(target), and the gradient of its negative to the states, `[width, s]`.
 *
 * Slices of tokens follow one another, so that a large vocabulary with many tokens needs the memory
 * of one slice.
 */
export function crossEntropy(
  builder: Builder,
  output: Matrix,
  { states, targets, slice, scale }: Supervised,
): { logLikelihood: Tensor; gradient: Tensor | null } {
  const { o, graph } = builder;
  const count = states.shape[1];
  const parts = Array.from({ length: Math.ceil(count / slice) }, (_, at) => {
    const range = { from: at * slice, count: Math.min(slice, count - at * slice) };
    const made = sliceOfLoss(builder, output, {
      states: columns(builder, states, range),
      targets: numbers(builder, targets, range),
      scale,
    });
    if (made.gradient) graph.add(made.gradient);
    return made;
  });
  const total = parts.map(({ logLikelihood }) => logLikelihood).reduce((a, b) => o.add(a, b));
  const gradients = parts.map(({ gradient }) => gradient);
  const gradient = gradients.reduce((a, b) => a && b && o.concat(a, b, 1));
  graph.add(o.output(total));
  return { logLikelihood: total, gradient };
}

interface Range {
  from: number;
  count: number;
}

/** `[n, s]` → `[n, count]` */
function columns({ o }: Builder, a: Tensor, { from, count }: Range): Tensor {
  const [, column] = a.strides;
  const all = column * count;
  return o.view(a, [a.shape[0], count], { strides: [column, all, all], offset: column * from });
}

/** `[s]` → `[count]`, a copy: some devices take rows only by numbers that begin at a round place. */
function numbers({ o }: Builder, a: Tensor, { from, count }: Range): Tensor {
  const [element] = a.strides;
  const row = element * count;
  return o.contiguous(o.view(a, [count], { strides: [row, row, row], offset: element * from }));
}

/**
 * The gradient of −log p(target) to the logits is softmax − onehot; it is made from the softmax in
 * place, so that only one array of s × vocabulary is held.
 */
function sliceOfLoss(
  builder: Builder,
  output: Matrix,
  { states, targets, scale }: Omit<Supervised, "slice">,
): { logLikelihood: Tensor; gradient: Tensor | null } {
  const { o, graph } = builder;
  const { logits, back } = logitsOf(builder, output, states);
  const [vocabulary, count] = logits.shape;
  const single = o.reshape(o.softMax(logits), [1, vocabulary * count]);
  const wanted = o.rows(single, targets);
  const logLikelihood = o.sum(o.log(o.affine(wanted, 1, floor)));
  // Before the probabilities are changed.
  graph.add(logLikelihood);
  if (scale === null) return { logLikelihood, gradient: null };
  const changed = o.setRows(single, o.affine(wanted, 1, -1), targets);
  const dLogits = back(o.reshape(changed, [vocabulary, count]));
  return {
    logLikelihood,
    gradient: o.scale(transposedProduct(o, output, { gradient: dLogits }), scale),
  };
}

/** `[vocabulary, s]`, capped where the model caps them, and how a gradient goes back through it. */
function logitsOf(builder: Builder, output: Matrix, states: Tensor) {
  const logits = builder.o.mulMat(output.forward, states);
  const { logitCap } = builder.plan;
  if (logitCap === null) return { logits, back: (gradient: Tensor) => gradient };
  const capped = softCap(builder, logits, { cap: logitCap, factor: 1 });
  const back = (gradient: Tensor) =>
    softCapBack(builder, gradient, { trace: capped.trace, factor: 1 });
  return { logits: capped.output, back };
}
