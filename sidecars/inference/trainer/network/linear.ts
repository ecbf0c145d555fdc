import type { Tensor } from "../ggml/types.ts";
import type { Projection } from "../model/plan.ts";
import type { Matrix } from "../model/weights.ts";
import type { Pair } from "./adapters.ts";
import type { Builder } from "./builder.ts";
import { transposedProduct } from "./transposed.ts";

/** A frozen layer with its LoRA pair, if it has one, and where that pair's gradient is added. */
export interface Linear {
  matrix: Matrix;
  lora: { pair: Pair; gradient: Pair | null; scaling: number } | null;
}

/** The linear layers of a block by name. */
export type Layers = (name: Projection) => Linear;

/** What the way back needs of the way there. */
export interface LinearTrace {
  input: Tensor;
  /** `scaling · xᵀ·A`, `[n, rank]` */
  thin: Tensor | null;
}

/** `y = W·x + b + s·B·A·x` for x `[in, n]`. */
export function linear(
  { o }: Builder,
  { matrix, lora }: Linear,
  input: Tensor,
): { output: Tensor; trace: LinearTrace } {
  const product = o.mulMat(matrix.forward, input);
  const frozen = matrix.bias ? o.addInPlace(product, matrix.bias) : product;
  if (!lora) return { output: frozen, trace: { input, thin: null } };
  const thin = o.scale(o.mulMat(input, lora.pair.down), lora.scaling);
  const output = o.addInPlace(frozen, o.outerProduct(lora.pair.up, thin));
  return { output, trace: { input, thin } };
}

/**
 * Adds the gradients of the pair and answers that of the input, from the gradient of the output.
 * With t = s·gᵀ·B: dA = x·t, dB = g·thin, dx = Wᵀ·g + A·t.
 *
 * @returns null for a layer whose input needs no gradient.
 */
export function linearBack(
  { o, graph }: Builder,
  { matrix, lora }: Linear,
  { trace: { input, thin }, gradient, needsInput = true }: {
    trace: LinearTrace;
    gradient: Tensor;
    needsInput?: boolean;
  },
): Tensor | null {
  const frozen = needsInput ? transposedProduct(o, matrix, gradient) : null;
  if (!lora || !thin || !lora.gradient) return frozen;
  const back = o.scale(o.mulMat(gradient, lora.pair.up), lora.scaling);
  const turned = (a: Tensor) => o.permute(a, [1, 0, 2, 3]);
  graph.add(o.addInPlace(lora.gradient.down, o.outerProduct(input, turned(back))));
  graph.add(o.addInPlace(lora.gradient.up, o.outerProduct(gradient, turned(thin))));
  return frozen && o.addInPlace(frozen, o.outerProduct(lora.pair.down, back));
}
