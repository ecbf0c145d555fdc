import type { Rotation } from "../ggml/operations.ts";
import type { GgufHead } from "./head.ts";
import { number, OddModel, optionalNumber, positive, size } from "./values.ts";

/** Which rotary forms ggml computes by frequencies, factors of the file, and these numbers. */
const scalings = ["none", "linear", "yarn", "longrope"];

/**
 * How positions turn queries and keys, read as llama.cpp reads it (`llama_model_base`,
 * `llama_context`): where its settings differ from a model's own, those of llama.cpp hold, because
 * it serves what is trained here.
 */
export function rotationOf(head: GgufHead, mode: Rotation["mode"]): Rotation {
  const heads = size(head, "attention.head_count");
  const headSize = size(head, "attention.key_length", size(head, "embedding_length") / heads);
  const dimensions = size(head, "rope.dimension_count", headSize);
  if (dimensions > headSize || dimensions % 2 !== 0) {
    throw new OddModel(`its heads of ${headSize} have ${dimensions} rotary dimensions`);
  }
  const scaling = head.value("rope.scaling.type") ?? "linear";
  if (!scalings.includes(scaling as string)) {
    throw new OddModel(`its rotary scaling ${scaling} is not known here`);
  }
  const context = size(head, "context_length");
  return {
    dimensions,
    mode,
    trainedContext: number(head, "rope.scaling.original_context_length", context),
    base: positive(head, "rope.freq_base", 10000),
    scale: scaling === "none" ? 1 : 1 / factorOf(head),
    extFactor: scaling === "yarn" ? 1 : 0,
    // ggml multiplies what YaRN adds by itself.
    attentionFactor: number(head, "rope.scaling.attn_factor", 1),
    betaFast: 32,
    betaSlow: 1,
  };
}

/** `rope.scale_linear` is the older name; a stated 0 is none to llama.cpp. */
function factorOf(head: GgufHead): number {
  const key = ["rope.scaling.factor", "rope.scale_linear"]
    .find((key) => optionalNumber(head, key) !== null);
  return key && number(head, key) !== 0 ? positive(head, key) : 1;
}
