import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { readGguf } from "./gguf.ts";
import { GgufBytes } from "./gguf/gguf_bytes.ts";
import { smallGguf } from "./gguf/testing/small_gguf.ts";

async function withFile<T>(bytes: Uint8Array, work: (path: string) => T): Promise<T> {
  const path = await Deno.makeTempFile({ suffix: ".gguf" });
  try {
    await Deno.writeFile(path, bytes);
    return work(path);
  } finally {
    await Deno.remove(path);
  }
}

/** A count that no file can hold. */
const absurd = 2n ** 63n;

function start(): GgufBytes {
  return new GgufBytes();
}

/** The shortest header that ends where its tensors begin. */
function oneTensor(): GgufBytes {
  return start().start({ tensors: 1n });
}

/** Headers that lie, each about one thing, and what is said about it. */
const lies: Record<string, { bytes: Uint8Array; detail: RegExp }> = {
  "an empty file": { bytes: new Uint8Array(), detail: /cut off/ },
  "another magic": { bytes: start().start({ magic: "GGML" }).bytes(), detail: /begin with GGUF/ },
  "an unknown version": { bytes: start().start({ version: 99 }).bytes(), detail: /version is 99/ },
  "big-endian": { bytes: start().start({ version: 0x03000000 }).bytes(), detail: /big-endian/ },
  "2^63 tensors": { bytes: start().start({ tensors: absurd }).bytes(), detail: /tensors is 9223/ },
  "2^63 values": { bytes: start().start({ values: absurd }).bytes(), detail: /values is 9223/ },
  "a million values": {
    bytes: start().start({ values: 1_000_000n }).raw(new Uint8Array(2e7)).bytes(),
    detail: /values is 1000000/,
  },
  "a key of 2^63 bytes": {
    bytes: start().start({ values: 1n }).uint64(absurd).raw(new Uint8Array(64)).bytes(),
    detail: /length is 9223/,
  },
  "a text of 2^63 bytes": {
    bytes: start().start({ values: 1n }).string("k").uint32(8).uint64(absurd).bytes(),
    detail: /length is 9223/,
  },
  "a text larger than any": {
    bytes: start().start({ values: 1n }).string("k").uint32(8).uint64(2_000_000n)
      .raw(new Uint8Array(2_000_000)).bytes(),
    detail: /2000000 bytes long/,
  },
  "an array of 2^63 numbers": {
    bytes: start().start({ values: 1n }).string("k").uint32(9).uint32(12).uint64(absurd).bytes(),
    detail: /array's length/,
  },
  "7 million empty texts": {
    bytes: start().start({ values: 1n }).string("k").uint32(9).uint32(8).uint64(7_000_000n)
      .raw(new Uint8Array(8 * 7_000_000)).bytes(),
    detail: /7000000 elements/,
  },
  "arrays in arrays": {
    bytes: start().start({ values: 1n }).string("k").uint32(9).uint32(9).uint64(1n)
      .raw(new Uint8Array(64)).bytes(),
    detail: /holds arrays/,
  },
  "a value of no type": {
    bytes: start().start({ values: 1n }).string("k").uint32(77).raw(new Uint8Array(64)).bytes(),
    detail: /no value type 77/,
  },
  "the same key twice": {
    bytes: start().start({ values: 2n }).number("k", 1).number("k", 2).bytes(),
    detail: /k twice/,
  },
  "alignment 0": {
    bytes: start().start({ values: 1n }).number("general.alignment", 0).bytes(),
    detail: /alignment/,
  },
  "dimensions of 2^32 each": {
    bytes: oneTensor().tensor("w", { dimensions: [2n ** 32n, 2n ** 32n] }).bytes(),
    detail: /impossible shape/,
  },
  "dimension 0": {
    bytes: oneTensor().tensor("w", { dimensions: [0n] }).data(new Uint8Array(64)).bytes(),
    detail: /impossible shape/,
  },
  "200 dimensions": {
    bytes: oneTensor().string("w").uint32(200).raw(new Uint8Array(1600)).bytes(),
    detail: /200 dimensions/,
  },
  "an unknown tensor type": {
    bytes: oneTensor().tensor("w", { dimensions: [32n], type: 4 }).bytes(),
    detail: /unknown type 4/,
  },
  "half a block": {
    bytes: oneTensor().tensor("w", { dimensions: [33n], type: 8 }).bytes(),
    detail: /impossible shape/,
  },
  "a tensor beyond the file": {
    bytes: oneTensor().tensor("w", { dimensions: [64n] }).data(new Uint8Array(255)).bytes(),
    detail: /beyond the file/,
  },
  "an offset beyond the file": {
    bytes: oneTensor().tensor("w", { dimensions: [1n], offset: absurd }).bytes(),
    detail: /where it must/,
  },
  "tensors that overlap": {
    bytes: start().start({ tensors: 2n }).tensor("a", { dimensions: [32n] })
      .tensor("b", { dimensions: [32n] }).data(new Uint8Array(512)).bytes(),
    detail: /b does not lie/,
  },
  "two tensors of one name": {
    bytes: start().start({ tensors: 2n }).tensor("a", { dimensions: [8n] })
      .tensor("a", { dimensions: [8n], offset: 32n }).data(new Uint8Array(512)).bytes(),
    detail: /same name/,
  },
  "a pickle": { bytes: new TextEncoder().encode("\x80\x02csystem\n"), detail: /begin with GGUF/ },
};

for (const [lie, { bytes, detail }] of Object.entries(lies)) {
  Deno.test(`readGguf() refuses ${lie}`, async () => {
    await withFile(bytes, (path) => {
      assert.throws(() => readGguf(path), (error) => {
        assert.ok(error instanceof AppError && error.code === "gguf_unreadable");
        assert.match(String(error.params.detail), detail);
        return true;
      });
    });
  });
}

Deno.test("readGguf() refuses a file that is cut off anywhere in its header", async () => {
  const whole = smallGguf();
  for (let length = 0; length < whole.length; length += 7) {
    await withFile(whole.subarray(0, length), (path) => {
      assert.throws(() => readGguf(path), { name: "AppError" }, `cut at ${length}`);
    });
  }
});

Deno.test("readGguf() holds its nerve and its memory with any damaged byte", async () => {
  const whole = smallGguf();
  const before = Deno.memoryUsage().rss;
  for (let place = 0; place < whole.length - 256; place += 3) {
    const damaged = whole.slice();
    damaged[place] = 0xff - (damaged[place] ?? 0);
    await withFile(damaged, (path) => {
      try {
        readGguf(path);
      } catch (error) {
        assert.ok(error instanceof AppError, `byte ${place}: ${error}`);
      }
    });
  }
  assert.ok(Deno.memoryUsage().rss - before < 256 * 1024 ** 2);
});

Deno.test("readGguf() tells a file that is not there, and a folder", async () => {
  assert.throws(() => readGguf("/no/such.gguf"), { code: "model_missing" });
  const folder = await Deno.makeTempDir();
  try {
    assert.throws(() => readGguf(folder), { code: "gguf_unreadable" });
  } finally {
    await Deno.remove(folder);
  }
});

Deno.test("readGguf() tells what the header states", async () => {
  const facts = await withFile(smallGguf({ fileType: 1024 + 15 }), readGguf);
  assert.deepEqual({ ...facts, sizeBytes: null }, {
    kind: "model",
    architecture: "llama",
    name: "Small",
    licence: "apache-2.0",
    languages: ["en", "de"],
    quantisation: "Q4_K_M",
    tensorTypes: { F32: 1 },
    parameters: 64,
    contextTokens: 2048,
    chatTemplate: "{{ messages }}",
    tokenizer: { model: "gpt2", pre: "smollm", vocabulary: 3, special: {} },
    stopTokens: [],
    shape: {
      parameters: 64,
      layers: 2,
      hidden: 64,
      feedForward: 128,
      keyValue: 32,
      vocabulary: 3,
    },
    sizeBytes: null,
    splitCount: 1,
  });
});

Deno.test("readGguf() finds the texts of special tokens in a long vocabulary", async () => {
  const tokens = Array.from({ length: 3000 }, (_, index) => `token ${index}`);
  const bytes = start().start({ values: 4n })
    .texts("tokenizer.ggml.tokens", tokens)
    .number("tokenizer.ggml.bos_token_id", 1)
    .number("tokenizer.ggml.eos_token_id", 2999)
    .number("tokenizer.ggml.eot_token_id", 3000)
    .bytes();
  const { tokenizer, stopTokens } = await withFile(bytes, readGguf);
  assert.equal(tokenizer.vocabulary, 3000);
  assert.deepEqual(tokenizer.special, {
    bos: { id: 1, text: "token 1" },
    eos: { id: 2999, text: "token 2999" },
  });
  assert.deepEqual(stopTokens, ["token 2999"]);
});
