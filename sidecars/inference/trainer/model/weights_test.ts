import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { openCpu } from "../ggml/backend.ts";
import type { Library } from "../ggml/library.ts";
import { ggmlTest } from "../testing/installed.ts";
import { bytesOf, readTinyModel, type TinyModel, writeTensors } from "../testing/tiny_model.ts";
import { OddModel, planOf } from "./plan.ts";
import { loadWeights } from "./weights.ts";

const golden = fileURLToPath(new URL("../testing/golden/", import.meta.url));

/** Loads a tiny model whose tensors have been changed. */
async function load(library: Library, change: (tensors: TinyModel["tensors"]) => void) {
  const model = await readTinyModel(`${golden}llama.json`);
  const folder = await Deno.makeTempDir();
  try {
    const plan = planOf(await writeTensors(model, folder));
    change(model.tensors);
    const head = await writeTensors(model, folder);
    using backend = openCpu(library, 1);
    using weights = await loadWeights(head, plan, { backend, held: "f32", threads: 2 });
    return weights.bytesOf().plain;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function named(tensors: TinyModel["tensors"], name: string) {
  return tensors.find((tensor) => tensor.name === name)!;
}

const name = "blk.1.ffn_up.weight";

/** Each would end the process, or train another model, if ggml were handed it. */
const odd: [name: string, message: RegExp, change: (tensors: TinyModel["tensors"]) => void][] = [
  [
    "lacks a tensor",
    /it has no blk\.1\.ffn_up\.weight/,
    (tensors) => void tensors.splice(tensors.indexOf(named(tensors, name)), 1),
  ],
  [
    "has a tensor of another shape",
    /its blk\.1\.ffn_up\.weight is 32 × 47 instead of 32 × 48/,
    (tensors) => named(tensors, name).shape = [32, 47],
  ],
  [
    "has a tensor of an unknown type",
    /its blk\.1\.ffn_up\.weight is of type 99/,
    (tensors) => named(tensors, name).type = 99,
  ],
  [
    "has rows that are no whole blocks",
    /its blk\.1\.ffn_up\.weight has rows of 32 in blocks of 256/,
    (tensors) => named(tensors, name).type = 12,
  ],
  [
    "has a tensor that the graph does not know",
    /it has blk\.0\.attn_sinks\.weight/,
    (tensors) => void tensors.push({ ...tensors[0]!, name: "blk.0.attn_sinks.weight" }),
  ],
];

for (const [what, message, change] of odd) {
  ggmlTest(`a file that ${what} is refused with the tensor's name`, async (library) => {
    const isNamed = (error: unknown) => error instanceof OddModel && message.test(error.message);
    await assert.rejects(load(library, change), isNamed);
  });
}

ggmlTest("an output without a matrix of its own is tied to the embedding", async (library) => {
  const drop = (tensors: TinyModel["tensors"]) =>
    void tensors.splice(tensors.indexOf(named(tensors, "output.weight")), 1);
  const { tensors } = await readTinyModel(`${golden}llama.json`);
  const spared = bytesOf(named(tensors, "token_embd.weight").data).length;
  assert.equal(await load(library, drop), await load(library, () => {}) - spared);
});
