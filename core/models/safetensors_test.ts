import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { readSafetensors } from "./safetensors.ts";

type Files = Record<string, string | Uint8Array>;

async function withFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, content] of Object.entries(files)) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      await Deno.writeFile(`${folder}/${name}`, bytes);
    }
    return await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** A safetensors file; `length` may lie about the header. */
function weights(header: unknown, { data = 0, length }: { data?: number; length?: bigint } = {}) {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

function tensor(begin: number, end: number, shape = [(end - begin) / 4]) {
  return { dtype: "F32", shape, data_offsets: [begin, end] };
}

const good: Files = {
  "config.json": JSON.stringify({
    model_type: "llama",
    architectures: ["LlamaForCausalLM"],
    max_position_embeddings: 2048,
    num_hidden_layers: 2,
    hidden_size: 8,
    intermediate_size: 16,
    num_attention_heads: 2,
    num_key_value_heads: 1,
    vocab_size: 10,
  }),
  "tokenizer_config.json": JSON.stringify({ chat_template: "{{ messages }}" }),
  "model.safetensors": weights(
    { __metadata__: { format: "pt" }, a: tensor(0, 64, [4, 4]), b: tensor(64, 80) },
    { data: 80 },
  ),
  "README.md": "---\nlanguage:\n- en\n- de\nlicense: apache-2.0\n---\n# Model\n",
};

Deno.test("readSafetensors() tells what the folder states", async () => {
  const facts = await withFolder(good, readSafetensors);
  assert.deepEqual({ ...facts, sizeBytes: null }, {
    modelType: "llama",
    architecture: "LlamaForCausalLM",
    licence: "apache-2.0",
    languages: ["en", "de"],
    parameters: 20,
    storedAs: "F32",
    contextTokens: 2048,
    chatTemplate: "{{ messages }}",
    shape: {
      parameters: 20,
      layers: 2,
      hidden: 8,
      feedForward: 16,
      keyValue: 4,
      vocabulary: 10,
    },
    sizeBytes: null,
  });
});

Deno.test("readSafetensors() reads what the index names", async () => {
  const { "model.safetensors": whole = "", ...rest } = good;
  const index = JSON.stringify({ weight_map: { a: "m-1.safetensors", b: "m-1.safetensors" } });
  const files = { ...rest, "m-1.safetensors": whole, "model.safetensors.index.json": index };
  assert.equal((await withFolder(files, readSafetensors)).parameters, 20);
});

function changed(files: Files): Files {
  return { ...good, ...files };
}

function withIndex(shard: string): Files {
  return changed({
    "model.safetensors.index.json": JSON.stringify({ weight_map: { a: shard } }),
  });
}

function withWeights(bytes: Uint8Array): Files {
  return changed({ "model.safetensors": bytes });
}

const refused: Record<string, [files: Files, code: ErrorCode]> = {
  "a folder without configuration": [{ "model.safetensors": "" }, "safetensors_unreadable"],
  "broken JSON": [changed({ "config.json": "{" }), "safetensors_unreadable"],
  "auto_map": [
    changed({ "config.json": '{"model_type": "x", "auto_map": {"AutoModel": "a--b.C"}}' }),
    "model_brings_code",
  ],
  "auto_map of a tokeniser": [
    changed({ "tokenizer_config.json": '{"auto_map": {}}' }),
    "model_brings_code",
  ],
  "a Python file": [changed({ "modeling_x.py": "import os" }), "model_brings_code"],
  "pickled weights": [changed({ "pytorch_model.bin": "\x80\x02" }), "model_brings_code"],
  "no weights": [{ "config.json": '{"model_type": "llama"}' }, "safetensors_unreadable"],
  "a pickle named .safetensors": [
    withWeights(new TextEncoder().encode("PK\x03\x04 archive/data.pkl")),
    "safetensors_unreadable",
  ],
  "an empty file": [withWeights(new Uint8Array()), "safetensors_unreadable"],
  "a header of 100 MB": [
    withWeights(weights({}, { length: 100_000_000n })),
    "safetensors_unreadable",
  ],
  "a header of 2^63 bytes": [
    withWeights(weights({}, { length: 2n ** 63n })),
    "safetensors_unreadable",
  ],
  "tensors that overlap": [
    withWeights(weights({ a: tensor(0, 64), b: tensor(32, 64) }, { data: 64 })),
    "safetensors_unreadable",
  ],
  "a gap": [
    withWeights(weights({ a: tensor(0, 16), b: tensor(32, 64) }, { data: 64 })),
    "safetensors_unreadable",
  ],
  "a shape of another size": [
    withWeights(weights({ a: tensor(0, 16, [1e9, 1e9]) }, { data: 16 })),
    "safetensors_unreadable",
  ],
  "negative offsets": [
    withWeights(weights({ a: tensor(-4, 0) }, { data: 4 })),
    "safetensors_unreadable",
  ],
  "data that is cut off": [
    withWeights(weights({ a: tensor(0, 64) }, { data: 60 })),
    "safetensors_unreadable",
  ],
  "an unknown type": [
    withWeights(weights({ a: { ...tensor(0, 4), dtype: "X9" } }, { data: 4 })),
    "safetensors_unreadable",
  ],
  "a shard outside the folder": [withIndex("../other.safetensors"), "safetensors_unreadable"],
  "a shard that is not there": [withIndex("m-9.safetensors"), "safetensors_unreadable"],
};

for (const [what, [files, code]] of Object.entries(refused)) {
  Deno.test(`readSafetensors() refuses ${what}`, async () => {
    await assert.rejects(
      withFolder(files, readSafetensors),
      (error) => error instanceof AppError && error.code === code,
    );
  });
}

Deno.test("readSafetensors() tells a folder that is not there", async () => {
  await assert.rejects(readSafetensors("/no/such/folder"), { code: "model_missing" });
});

Deno.test("readSafetensors() tells a file where a folder was", async () => {
  await withFolder({ "model": "no folder" }, async (folder) => {
    await assert.rejects(readSafetensors(`${folder}/model`), { code: "safetensors_unreadable" });
  });
});
