import type { GgufHead } from "../model/gguf.ts";
import { type LoraPair, transposed, UnfitAdapter } from "./lora.ts";

/** A pair's place among the flat numbers of an adapter in training. */
export interface PairPlace {
  tensor: string;
  inputs: number;
  outputs: number;
  /** Where `A` begins; `B` follows behind its `rank` · `inputs` numbers. */
  at: number;
}

/** Which layers are adapted, and how finely. */
export interface AdaptedLayers {
  layers: number;
  rank: number;
  /** Names of layers in a block, such as `attn_q`. */
  targets: readonly string[];
}

/**
 * Where the pairs of an adapter lie in the row of numbers that is trained (`network/adapters.ts`):
 * block after block, in each the targets in their order.
 *
 * @throws {UnfitAdapter} when the model lacks one of the layers.
 */
export function placesIn(
  { tensors }: Pick<GgufHead, "tensors">,
  { layers, rank, targets }: AdaptedLayers,
): PairPlace[] {
  let at = 0;
  const names = Array.from(
    { length: layers },
    (_, layer) => targets.map((name) => `blk.${layer}.${name}.weight`),
  );
  return names.flat().map((tensor) => {
    const shape = tensors.get(tensor)?.shape;
    if (shape?.length !== 2) throw new UnfitAdapter(`the base model has no matrix ${tensor}`);
    const [inputs, outputs] = shape as [number, number];
    const place = { tensor, inputs, outputs, at };
    at += rank * (inputs + outputs);
    return place;
  });
}

/** The pairs that flat numbers stand for. In training `B` has a row for each rank. */
export function pairsOf(
  places: readonly PairPlace[],
  rank: number,
  numbers: Float32Array<ArrayBuffer>,
): LoraPair[] {
  return places.map(({ at, ...layer }) => {
    const { inputs, outputs } = layer;
    const middle = at + rank * inputs;
    const up = numbers.subarray(middle, middle + rank * outputs);
    return { ...layer, a: numbers.slice(at, middle), b: transposed(up, rank, outputs) };
  });
}

/**
 * The flat numbers of pairs, to go on training with.
 *
 * @throws {UnfitAdapter} unless the pairs are exactly those of the places.
 */
export function numbersOf(
  places: readonly PairPlace[],
  rank: number,
  pairs: readonly LoraPair[],
): Float32Array<ArrayBuffer> {
  const byTensor = new Map(pairs.map((pair) => [pair.tensor, pair]));
  const foreign = pairs.find(({ tensor }) => !places.some((place) => place.tensor === tensor));
  if (foreign) throw new UnfitAdapter(`it also changes ${foreign.tensor}`);
  const total = places.reduce((sum, { inputs, outputs }) => sum + rank * (inputs + outputs), 0);
  const numbers = new Float32Array(total);
  for (const { tensor, inputs, outputs, at } of places) {
    const pair = byTensor.get(tensor);
    if (!pair) throw new UnfitAdapter(`it does not change ${tensor}`);
    if (pair.a.length !== rank * inputs || pair.b.length !== rank * outputs) {
      throw new UnfitAdapter(`it has another rank than ${rank}`);
    }
    numbers.set(pair.a, at);
    numbers.set(transposed(pair.b, outputs, rank), at + rank * inputs);
  }
  return numbers;
}
