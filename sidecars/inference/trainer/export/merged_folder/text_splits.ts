/** How text is taken apart before byte pairs are merged, in the words of tokenizers. */
export interface Split {
  steps: Record<string, unknown>;
  /** Whole words are looked up before pairs are merged. */
  looksUpWords: boolean;
}

const byteLevel = {
  type: "ByteLevel",
  add_prefix_space: false,
  trim_offsets: true,
  use_regex: true,
};

function sequence(...pretokenizers: object[]) {
  return { type: "Sequence", pretokenizers };
}

function wordsAndDigits(digits: string) {
  const Regex = String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|` + digits +
    String.raw`| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`;
  const split = { type: "Split", pattern: { Regex }, behavior: "Isolated", invert: false };
  return sequence(split, { ...byteLevel, use_regex: false });
}

/**
 * By `tokenizer.ggml.pre`. The Python engine's table (pre_tokenizers.py), which reproduces the ids
 * that llama.cpp expects of itself.
 */
export const splits: Readonly<Record<string, Split>> = {
  "smollm": {
    steps: sequence({ type: "Digits", individual_digits: true }, byteLevel),
    looksUpWords: false,
  },
  "gpt-2": { steps: byteLevel, looksUpWords: false },
  "llama-bpe": { steps: wordsAndDigits(String.raw`\p{N}{1,3}`), looksUpWords: true },
  "qwen2": { steps: wordsAndDigits(String.raw`\p{N}`), looksUpWords: false },
};
