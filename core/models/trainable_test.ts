import assert from "node:assert/strict";
import type { GgufFacts } from "./gguf.ts";
import type { SafetensorsFacts } from "./safetensors.ts";
import { families, judgeGguf, judgeSafetensors } from "./trainable.ts";

function gguf(change: Partial<GgufFacts> & { pre?: string } = {}): GgufFacts {
  const { pre = "smollm", ...rest } = change;
  return {
    kind: "model",
    architecture: "llama",
    name: null,
    licence: null,
    languages: null,
    quantisation: "Q4_1",
    tensorTypes: {},
    parameters: 1,
    contextTokens: 2048,
    chatTemplate: "x",
    tokenizer: { model: "gpt2", pre, vocabulary: 10, special: {} },
    stopTokens: [],
    shape: null,
    sizeBytes: 1,
    splitCount: 1,
    ...rest,
  };
}

function folder(change: Partial<SafetensorsFacts> = {}): SafetensorsFacts {
  return {
    modelType: "qwen3",
    architecture: null,
    licence: null,
    languages: null,
    parameters: 1,
    storedAs: "BF16",
    contextTokens: 2048,
    chatTemplate: "x",
    shape: null,
    sizeBytes: 1,
    ...change,
  };
}

Deno.test("judgeGguf() tells the family by architecture and tokeniser", () => {
  assert.deepEqual(judgeGguf(gguf()), {
    family: "smollm2",
    trainable: { possible: true, engines: ["native", "python"], isProven: true },
  });
  const qwen = gguf({ architecture: "qwen3", pre: "qwen2" });
  assert.equal(judgeGguf(qwen).family, "qwen3");
});

const refusals: Record<string, [GgufFacts, reason: string]> = {
  "an unknown architecture": [gguf({ architecture: "mamba" }), "unknown_family"],
  "one file of several": [gguf({ splitCount: 3 }), "split_file"],
  "two bits": [gguf({ quantisation: "IQ2_XXS" }), "quantised_beyond_use"],
  "no template": [gguf({ chatTemplate: null }), "no_template"],
};

for (const [what, [facts, reason]] of Object.entries(refusals)) {
  Deno.test(`judgeGguf() gives the reason against ${what}`, () => {
    const { trainable } = judgeGguf(facts);
    assert.ok(!trainable.possible);
    assert.equal(trainable.reason, reason);
  });
}

Deno.test("judgeGguf() leaves other tokenisers to the engine that takes its tokens from llama.cpp", () => {
  const trainable = { possible: true, engines: ["native"], isProven: false };
  assert.deepEqual(judgeGguf(gguf({ pre: "custom" })), { family: "llama", trainable });
  assert.deepEqual(judgeGguf(gguf({ architecture: "gemma3" })), { family: "gemma3", trainable });
});

Deno.test("judgeSafetensors() goes by the model type", () => {
  assert.equal(judgeSafetensors(folder()).trainable.possible, true);
  assert.deepEqual(judgeSafetensors(folder({ modelType: "rwkv" })).trainable, {
    possible: false,
    reason: "unknown_family",
    params: { architecture: "rwkv", tokenizer: "–" },
  });
  assert.equal(judgeSafetensors(folder({ chatTemplate: null })).trainable.possible, false);
});

Deno.test("families have one entry for each architecture with its tokeniser", () => {
  const pairs = families.flatMap(({ architectures, tokenizers }) =>
    architectures.flatMap((architecture) => tokenizers.map((name) => `${architecture} ${name}`))
  );
  assert.equal(new Set(pairs).size, pairs.length);
});
