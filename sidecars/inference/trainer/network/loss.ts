import type { Tensor } from "../ggml/types.ts";
import { elementType } from "../ggml/types.ts";
import type { Matrix } from "../model/weights.ts";
import type { Builder } from "./builder.ts";

/** The smallest probability whose logarithm is taken: a loss of at most 87. */
const floor = 1e-38;

/**
 * Cross-entropy of supervised tokens, from the normed states there, `[width, s]`.
 *
 * The gradient of −log p(target) to the logits is softmax − onehot; it is made from the softmax in
 * place, so that only one array of s × vocabulary is held.
 */
export function crossEntropy(
  { o, graph }: Builder,
  { output, states, targets, scale }: {
    output: Matrix;
    states: Tensor;
    /** `[s]`, i32: place of each target in all probabilities, `vocabulary · i + token`. */
    targets: Tensor;
    /** The gradient is multiplied by it. */
    scale: number | null;
  },
): { loss: Tensor; gradient: Tensor | null } {
  const logits = o.mulMat(output.forward, states);
  const [vocabulary, count] = logits.shape;
  const probabilities = o.softMax(logits);
  const single = o.reshape(probabilities, [1, vocabulary * count]);
  const wanted = o.rows(single, targets);
  const loss = o.output(o.sum(o.log(o.clamp(wanted, floor, 1))));
  graph.add(loss);
  if (scale === null) return { loss, gradient: null };
  const changed = o.setRows(single, o.affine(wanted, 1, -1), targets);
  const dLogits = o.reshape(changed, [vocabulary, count]);
  return { loss, gradient: o.scale(o.mulMat(output.backward, dLogits), scale) };
}

/** The type of the places that the loss looks up. */
export const placeType = elementType.i32;
