import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pairsOf, placesIn } from "../../adapter/flat_numbers.ts";
import type { GgufFile } from "../../formats/gguf_reader.ts";
import { openCpu } from "../../ggml/backend.ts";
import type { Library } from "../../ggml/library.ts";
import { planOf } from "../../model/plan.ts";
import { ggmlTest, trainerPython } from "../../testing/installed.ts";
import { floatsOf, readTinyModel, type TinyModel, writeTensors } from "../../testing/tiny_model.ts";
import { createF16Rows } from "../f16_rows.ts";
import { smallFiles, writeMergedFolder } from "./merged_folder.ts";

const golden = fileURLToPath(new URL("../../testing/golden/", import.meta.url));
const program = fileURLToPath(new URL("../../testing/peft_losses.py", import.meta.url));

/** A tiny model as the GGUF that it would be, with a tokenizer of single letters. */
async function openTiny(model: TinyModel, folder: string): Promise<GgufFile> {
  const head = await writeTensors(model, folder);
  const stated: Record<string, unknown> = {
    "tokenizer.ggml.model": "gpt2",
    "tokenizer.ggml.pre": "smollm",
    "tokenizer.ggml.tokens": Array.from({ length: 96 }, (_, id) => `t${id}`),
    "tokenizer.ggml.token_type": Array.from({ length: 96 }, (_, id) => id < 3 ? 3 : 1),
    "tokenizer.ggml.merges": [],
    "tokenizer.ggml.eos_token_id": 2,
  };
  return { ...head, entries: [], metadata: (key) => stated[key] };
}

async function writeMerged(library: Library, name: string, folder: string): Promise<number> {
  const model = await readTinyModel(join(golden, `${name}.json`));
  const base = await openTiny(model, folder);
  const { layers, projections: targets } = planOf(base, 64);
  const { rank, scaling } = model;
  const places = placesIn(base, { layers, rank, targets });
  const pairs = pairsOf(places, rank, Float32Array.from(floatsOf(model.adapter)));
  const lora = { rank, alpha: scaling * rank, isRankStabilised: false, pairs };
  await Deno.mkdir(join(folder, name));
  using backend = openCpu(library, 1);
  using rows = createF16Rows(backend);
  await writeMergedFolder(join(folder, name), { base, lora, rows, changes: [], onTensor() {} });
  const samples = JSON.stringify({ samples: model.samples });
  await Deno.writeTextFile(join(folder, `${name}.json`), samples);
  return model.loss;
}

ggmlTest(
  "transformers computes with merged models as we do with base and adapter",
  async (library) => {
    const found = trainerPython();
    assert.ok(!("missing" in found));
    const folder = await Deno.makeTempDir();
    try {
      const wanted = new Map<string, number>();
      for (const name of ["llama", "qwen2", "qwen3"]) {
        wanted.set(name, await writeMerged(library, name, folder));
      }
      const { success, stdout, stderr } = await new Deno.Command(found.python, {
        args: [program, folder, "32", "1"],
        env: { HF_HUB_OFFLINE: "1" },
      }).output();
      assert.ok(success, new TextDecoder().decode(stderr));
      const losses = JSON.parse(new TextDecoder().decode(stdout));
      for (const [name, loss] of wanted) {
        // Its matrices are rounded to f16.
        const error = Math.abs(losses[name] / loss - 1);
        assert.ok(error < 1e-3, `${name}: ${losses[name]} is not ${loss}`);
      }
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
  "python",
);

Deno.test("smallFiles() refuses what a GGUF does not say", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const refused = async (name: string, reason: RegExp, stated: Record<string, unknown> = {}) => {
      const base = await openTiny(await readTinyModel(join(golden, `${name}.json`)), folder);
      const changed: GgufFile = {
        ...base,
        metadata: (key) => stated[key] ?? base.metadata(key),
        value: (key) => stated[key] ?? base.value(key),
      };
      assert.throws(() => smallFiles(changed, { changes: [] }), reason);
    };
    await refused("gemma3", /gemma3/);
    await refused("phi3", /phi3/);
    await refused("mistral", /sliding window/);
    await refused("llama_llama3", /scaled positions|rope_freqs/);
    await refused("llama_linear", /scaled positions/);
    await refused("llama_linear", /bias/, { "rope.scaling.type": "none" });
    await refused("qwen2", /the tokenizer odd/, { "tokenizer.ggml.pre": "odd" });
    await refused("qwen2", /the tokenizer/, { "tokenizer.ggml.model": "llama" });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
