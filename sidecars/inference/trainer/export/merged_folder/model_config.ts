import type { GgufFile } from "../../formats/gguf_reader.ts";
import { onlyPython } from "../export_config.ts";

/** How transformers calls a family, by `general.architecture`. */
const families: Readonly<Record<string, { type: string; class: string }>> = {
  llama: { type: "llama", class: "LlamaForCausalLM" },
  qwen2: { type: "qwen2", class: "Qwen2ForCausalLM" },
  qwen3: { type: "qwen3", class: "Qwen3ForCausalLM" },
};

/**
 * The `config.json` of a model in transformers' form.
 *
 * @throws {TrainerError} for models whose metadata does not say all that is needed there.
 */
export function modelConfig(base: GgufFile): Record<string, unknown> {
  const { architecture, tensors, value } = base;
  const family = Object.hasOwn(families, architecture) ? families[architecture] : undefined;
  if (!family) throw unknown(`${architecture} models`);
  refuseUnsaid(base);
  const number = (key: string, otherwise?: unknown) => {
    const found = value(key) ?? otherwise;
    if (typeof found !== "number") throw unknown(`a model without ${architecture}.${key}`);
    return found;
  };
  const heads = number("attention.head_count");
  return {
    architectures: [family.class],
    model_type: family.type,
    dtype: "float16",
    hidden_act: "silu",
    vocab_size: tensors.get("token_embd.weight")?.shape[1],
    hidden_size: number("embedding_length"),
    intermediate_size: number("feed_forward_length"),
    num_hidden_layers: number("block_count"),
    num_attention_heads: heads,
    num_key_value_heads: number("attention.head_count_kv", heads),
    head_dim: number("attention.key_length", number("embedding_length") / heads),
    max_position_embeddings: number("context_length"),
    rms_norm_eps: number("attention.layer_norm_rms_epsilon"),
    rope_parameters: { rope_type: "default", rope_theta: number("rope.freq_base", 10000) },
    // Programs before transformers 5 read this one.
    rope_theta: number("rope.freq_base", 10000),
    tie_word_embeddings: !tensors.has("output.weight"),
    ...tokenIds(base),
  };
}

/** What a GGUF has computed already, or says in other words. */
function refuseUnsaid({ value, tensors }: GgufFile): void {
  const scaling = value("rope.scaling.type") ?? "none";
  const isScaled = scaling !== "none" || tensors.has("rope_freqs.weight");
  if (isScaled) throw unknown("a model with scaled positions");
  if (value("attention.sliding_window")) throw unknown("a model with a sliding window");
  if (Number(value("expert_count") ?? 0) > 0) throw unknown("a mixture of experts");
}

function tokenIds({ metadata }: GgufFile): Record<string, unknown> {
  const ids = ["bos", "eos"].map((kind) => [
    `${kind}_token_id`,
    metadata(`tokenizer.ggml.${kind}_token_id`) ?? null,
  ]);
  const padding = metadata("tokenizer.ggml.padding_token_id") ?? null;
  return { ...Object.fromEntries(ids), pad_token_id: padding };
}

/** The error for a base whose merged form only the Python engine makes. */
export function unknown(what: string): Error {
  return onlyPython(`the merged model in safetensors form of ${what}`);
}
