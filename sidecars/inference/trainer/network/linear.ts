import type { Tensor } from "../ggml/types.ts";
import type { Projection } from "../model/plan.ts";
import type { Matrix } from "../model/weights.ts";
import type { Pair } from "./adapters.ts";
import type { Builder } from "./builder.ts";
import type { Dropout } from "./dropout.ts";
import { transposedProduct } from "./transposed.ts";

/** A frozen layer with its LoRA pair, if it has one. */
export interface Linear {
  matrix: Matrix;
  lora: LinearLora | null;
}

/** A pair, where its gradient is added, and what is left out of its input. */
export interface LinearLora {
  pair: Pair;
  gradient: Pair | null;
  scaling: number;
  dropout: Dropout | null;
}

/** The linear layers of a block by name. */
export type Layers = (name: Projection) => Linear;

/** What the way back needs of the way there. */
export interface LinearTrace {
  input: Tensor;
  /** `scaling · xᵀ·A` of what A reads, `[n, rank]` */
  thin: Tensor | null;
}

/** `y = W·x + b + s·B·A·x` for x `[in, n]`; with dropout A reads `mask · x` instead. */
export function linear(
  { o }: Builder,
  { matrix, lora }: Linear,
  input: Tensor,
): { output: Tensor; trace: LinearTrace } {
  const product = o.mulMat(matrix.forward, input);
  const frozen = matrix.bias ? o.addInPlace(product, matrix.bias) : product;
  if (!lora) return { output: frozen, trace: { input, thin: null } };
  const read = lora.dropout?.there(input).kept ?? input;
  const thin = o.scale(o.mulMat(read, lora.pair.down), lora.scaling);
  const output = o.addInPlace(frozen, o.outerProduct(lora.pair.up, thin));
  return { output, trace: { input, thin } };
}

/**
 * Adds the gradients of the pair and answers that of the input, from the gradient of the output.
 * With t = s·gᵀ·B: dA = x·t, dB = g·thin, dx = Wᵀ·g + A·t; with dropout dA = (mask · x)·t and
 * dx = Wᵀ·g + mask · (A·t).
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
  const frozen = needsInput ? transposedProduct(o, matrix, { gradient }) : null;
  if (!lora || !thin || !lora.gradient) return frozen;
  const back = o.scale(o.mulMat(gradient, lora.pair.up), lora.scaling);
  const turned = (a: Tensor) => o.permute(a, [1, 0, 2, 3]);
  const thinned = lora.dropout?.back(input);
  const read = thinned?.kept ?? input;
  graph.add(o.addInPlace(lora.gradient.down, o.outerProduct(read, turned(back))));
  graph.add(o.addInPlace(lora.gradient.up, o.outerProduct(gradient, turned(thin))));
  if (!frozen) return null;
  const toRead = o.outerProduct(lora.pair.down, back);
  return o.addInPlace(frozen, thinned ? o.mul(toRead, thinned.mask) : toRead);
}
