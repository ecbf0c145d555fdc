import { moduleNamesOf, moduleOf } from "../../adapter/module_names.ts";
import type { GgufFile } from "../../formats/gguf_reader.ts";
import { unknown } from "./model_config.ts";

const outer: Readonly<Record<string, string>> = {
  "token_embd.weight": "model.embed_tokens.weight",
  "output_norm.weight": "model.norm.weight",
  "output.weight": "lm_head.weight",
};

/** gguf-py/gguf/tensor_mapping.py of llama.cpp, the names of llama-hf and qwen3. */
const norms: Readonly<Record<string, string>> = {
  attn_norm: "input_layernorm",
  ffn_norm: "post_attention_layernorm",
  attn_q_norm: "self_attn.q_norm",
  attn_k_norm: "self_attn.k_norm",
};

/** What biases a family has in transformers. */
const biased: Readonly<Record<string, readonly string[]>> = {
  qwen2: ["attn_q", "attn_k", "attn_v"],
};

/** The name of a tensor in transformers' form. @throws {TrainerError} for one that has none. */
export function tensorName(base: GgufFile, name: string): string {
  if (Object.hasOwn(outer, name)) return outer[name]!;
  const [, layer, part = "", kind] = /^blk\.(\d+)\.(\w+)\.(weight|bias)$/.exec(name) ?? [];
  if (Object.hasOwn(norms, part) && kind === "weight") {
    return `model.layers.${layer}.${norms[part]}.weight`;
  }
  const names = moduleNamesOf(base);
  const isKnown = Object.hasOwn(names.modules, part);
  const hasBias = biased[base.architecture]?.includes(part) ?? false;
  if (!isKnown || (kind === "bias" && !hasBias)) throw unknown(`a model with ${name}`);
  return `${moduleOf(names, `blk.${layer}.${part}.weight`)}.${kind}`;
}
