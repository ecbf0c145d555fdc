import type { E5Places } from "./e5_kernel.ts";
import { loadE5 } from "./e5_kernel.ts";
import { e5Model } from "./e5_model.ts";
import { cutVectors } from "./unit_vectors.ts";

const question = "Wie viel Eiweiß braucht ein Mensch am Tag?";
const passages = [
  "Mount Everest is the highest mountain above sea level.",
  "Adults need about 0.8 g of protein for each kilogram of their weight per day.",
];

/**
 * Proves that kernel and weights find an English passage for a German question.
 *
 * @throws what {@link loadE5} throws, {@link Error} when they do not.
 */
export async function proveEmbedder(
  places: E5Places,
): Promise<{ model: string; dimensions: number }> {
  const kernel = await loadE5(places);
  const { dimensions } = kernel;
  const cut = (flat: Float32Array<ArrayBuffer>, count: number) =>
    cutVectors(flat, { count, dimensions });
  const [asked] = cut(kernel.embed([question], "query"), 1);
  const [other, right] = cut(kernel.embed(passages, "passage"), passages.length)
    .map((vector) => vector.reduce((sum, value, at) => sum + value * asked![at]!, 0));
  if (!(right! > other!)) throw new Error("it finds the wrong passage");
  return { model: e5Model.id, dimensions };
}
