import type { GgufFile } from "../../formats/gguf_reader.ts";
import { unknown } from "./model_config.ts";
import { splits } from "./text_splits.ts";

/** `enum llama_token_type` of llama.h. */
const tokenType = { control: 3, userDefined: 4 } as const;

/**
 * The tokenizer of a GGUF as `tokenizer.json` (Hugging Face's tokenizers) and
 * `tokenizer_config.json`; it gives the same ids as llama.cpp.
 *
 * @throws {TrainerError} for tokenizers that cannot be written exactly.
 */
export function tokenizerFiles(base: GgufFile): Record<string, unknown> {
  const { metadata } = base;
  const pre = String(metadata("tokenizer.ggml.pre"));
  const split = Object.hasOwn(splits, pre) ? splits[pre]! : null;
  if (metadata("tokenizer.ggml.model") !== "gpt2" || !split) {
    throw unknown(`a model with the tokenizer ${pre}`);
  }
  const tokens = metadata("tokenizer.ggml.tokens") as string[];
  const merges = metadata("tokenizer.ggml.merges") as string[];
  const vocab = Object.fromEntries(tokens.map((token, id) => [token, id]));
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: addedTokens(base, tokens),
    normalizer: null,
    pre_tokenizer: split.steps,
    post_processor: null,
    decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: "BPE",
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: "",
      end_of_word_suffix: "",
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: split.looksUpWords,
      vocab,
      merges: merges.map((merge) => merge.split(" ")),
    },
  };
  return { "tokenizer.json": tokenizer, "tokenizer_config.json": configOf(base, tokens) };
}

function addedTokens({ metadata }: GgufFile, tokens: readonly string[]) {
  const types = metadata("tokenizer.ggml.token_type") as number[];
  return tokens.flatMap((content, id) => {
    const isControl = types[id] === tokenType.control;
    if (!isControl && types[id] !== tokenType.userDefined) return [];
    const exact = { single_word: false, lstrip: false, rstrip: false, normalized: false };
    return [{ id, content, ...exact, special: isControl }];
  });
}

function configOf({ metadata, value }: GgufFile, tokens: readonly string[]) {
  const named = { bos: "bos", eos: "eos", padding: "pad", unknown: "unk" };
  const special = Object.entries(named).flatMap(([kind, name]) => {
    const token = tokens[Number(metadata(`tokenizer.ggml.${kind}_token_id`) ?? NaN)];
    return token === undefined ? [] : [[`${name}_token`, token]];
  });
  return {
    ...Object.fromEntries(special),
    clean_up_tokenization_spaces: false,
    model_max_length: value("context_length"),
    tokenizer_class: "PreTrainedTokenizerFast",
  };
}
