import type { GgufHead } from "./head.ts";
import { number, OddModel, positive, size } from "./values.ts";

/** The sizes of a model and of its parts. */
export interface Sizes {
  layers: number;
  width: number;
  heads: number;
  kvHeads: number;
  headSize: number;
  /** The width inside of the MLP. */
  inner: number;
  vocabulary: number;
  epsilon: number;
}

/** @throws {OddModel} when they are not stated, or do not fit together. */
export function sizesOf(head: GgufHead): Sizes {
  const width = size(head, "embedding_length");
  const heads = size(head, "attention.head_count");
  const kvHeads = size(head, "attention.head_count_kv", heads);
  const headSize = size(head, "attention.key_length", width / heads);
  if (number(head, "attention.value_length", headSize) !== headSize) {
    throw new OddModel("its keys and values differ in size");
  }
  if (heads % kvHeads !== 0) throw new OddModel(`${heads} heads do not share ${kvHeads} evenly`);
  const vocabulary = head.tensors.get("token_embd.weight")?.shape[1];
  if (vocabulary === undefined) throw new OddModel("it has no token_embd.weight");
  return {
    layers: layersOf(head),
    width,
    heads,
    kvHeads,
    headSize,
    inner: size(head, "feed_forward_length"),
    vocabulary,
    epsilon: positive(head, "attention.layer_norm_rms_epsilon"),
  };
}

/** No block is without tensors: a count that is not borne out would only take memory. */
function layersOf(head: GgufHead): number {
  const layers = size(head, "block_count");
  if (layers <= head.tensors.size) return layers;
  throw new OddModel(
    `its ${head.architecture}.block_count, ${layers}, is more than its ${head.tensors.size} tensors`,
  );
}

/** A token without an embedding would end the process. @throws {OddModel} when there is one. */
export function refuseUnembedded({ vocabulary }: Pick<Sizes, "vocabulary">, tokens: number): void {
  if (tokens <= vocabulary) return;
  throw new OddModel(`its vocabulary has ${tokens} tokens, token_embd.weight only ${vocabulary}`);
}
