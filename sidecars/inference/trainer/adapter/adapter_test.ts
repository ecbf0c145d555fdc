import assert from "node:assert/strict";
import { join } from "node:path";
import type { GgufHead } from "../model/gguf.ts";
import { readGgufFile } from "../formats/gguf_reader.ts";
import { openSafetensors } from "../formats/safetensors.ts";
import { tensorOf, writeSafetensors } from "../formats/safetensors_writer.ts";
import { writeAdapterGguf } from "./adapter_gguf.ts";
import { numbersOf, pairsOf, placesIn } from "./flat_numbers.ts";
import { type Lora, UnfitAdapter } from "./lora.ts";
import { readPeftFolder, writePeftFolder } from "./peft_folder.ts";

const rank = 2;
const targets = ["attn_q", "ffn_down"];

/** Two layers of a llama with one head of four numbers. */
function model(architecture = "llama"): GgufHead {
  const shapes = { attn_q: [3, 4], ffn_down: [5, 3] };
  const tensors = [0, 1].flatMap((layer) =>
    Object.entries(shapes).map(([name, shape]) => (
      { name: `blk.${layer}.${name}.weight`, shape, type: 0, offset: 0 }
    ))
  );
  return {
    path: "",
    architecture,
    value: (key) => ({ "attention.head_count": 1 })[key],
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
  };
}

const places = placesIn(model(), { layers: 2, rank, targets });
const numbers = Float32Array.from({ length: 2 * rank * (3 + 4 + 5 + 3) }, (_, index) => index + 1);
const lora: Lora = {
  rank,
  alpha: 3,
  isRankStabilised: false,
  pairs: pairsOf(places, rank, numbers),
};

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("pairsOf() takes the flat numbers apart as training laid them", () => {
  const [first, second] = lora.pairs;
  assert.equal(first?.tensor, "blk.0.attn_q.weight");
  assert.deepEqual([...first.a], [1, 2, 3, 4, 5, 6]);
  // In training all outputs of the first rank come first.
  assert.deepEqual([...first.b], [7, 11, 8, 12, 9, 13, 10, 14]);
  assert.equal(second?.tensor, "blk.0.ffn_down.weight");
  assert.equal(second.a[0], 15);
});

Deno.test("numbersOf() puts them together again, whatever the order of the pairs", () => {
  assert.deepEqual(numbersOf(places, rank, lora.pairs.toReversed()), numbers);
});

Deno.test("numbersOf() refuses pairs of another adapter", () => {
  const refused = (pairs: typeof lora.pairs, reason: RegExp, r = rank) =>
    assert.throws(
      () => numbersOf(places, r, pairs),
      (error) => error instanceof UnfitAdapter && reason.test(error.message),
    );
  refused(lora.pairs.slice(1), /does not change blk.0.attn_q/);
  refused([...lora.pairs, { ...lora.pairs[0]!, tensor: "blk.9.attn_q.weight" }], /also changes/);
  refused(lora.pairs, /another rank/, 3);
  assert.throws(() => placesIn(model(), { layers: 3, rank, targets }), UnfitAdapter);
});

Deno.test("writePeftFolder() writes names and row order of Hugging Face", () =>
  inFolder(async (folder) => {
    await writePeftFolder(folder, { model: model(), lora, dropout: 0.1, baseName: "tiny" });
    const config = JSON.parse(await Deno.readTextFile(join(folder, "adapter_config.json")));
    assert.deepEqual(config.target_modules, ["down_proj", "q_proj"]);
    assert.deepEqual([config.r, config.lora_alpha, config.lora_dropout], [2, 3, 0.1]);
    using file = await openSafetensors(join(folder, "adapter_model.safetensors"));
    const b = file.tensors.get(
      "base_model.model.model.layers.0.self_attn.q_proj.lora_B.weight",
    )!;
    assert.deepEqual(b.shape, [4, 2]);
    // Rows 0 1 2 3 of the GGUF are rows 0 2 1 3 there.
    assert.deepEqual([...await file.read(b)], [7, 11, 9, 13, 8, 12, 10, 14]);
  }));

Deno.test("readPeftFolder() reads what writePeftFolder() writes", () =>
  inFolder(async (folder) => {
    for (const architecture of ["llama", "qwen2"]) {
      for (const isRankStabilised of [true, false]) {
        const written = { ...lora, isRankStabilised };
        const base = model(architecture);
        await writePeftFolder(folder, { model: base, lora: written, dropout: 0, baseName: "" });
        const read = await readPeftFolder(folder, base);
        assert.deepEqual(numbersOf(places, rank, read.pairs), numbers);
        assert.deepEqual({ ...read, pairs: 0 }, { ...written, pairs: 0 });
      }
    }
  }));

Deno.test("readPeftFolder() refuses what is no plain adapter of the model", () =>
  inFolder(async (folder) => {
    const base = model();
    const refused = async (reason: RegExp, change: object, tensors?: [string, number[]][]) => {
      await writePeftFolder(folder, { model: base, lora, dropout: 0, baseName: "" });
      const path = join(folder, "adapter_config.json");
      const config = JSON.parse(await Deno.readTextFile(path));
      await Deno.writeTextFile(path, JSON.stringify({ ...config, ...change }));
      const stem = "base_model.model.model.layers.";
      const named = tensors?.map(([name, shape]) =>
        tensorOf(stem + name, shape, new Float32Array(shape.reduce((a, b) => a * b, 1)))
      );
      if (named) await writeSafetensors(join(folder, "adapter_model.safetensors"), named);
      await assert.rejects(readPeftFolder(folder, base), (error) => {
        assert.ok(error instanceof UnfitAdapter, String(error));
        assert.match(error.message, reason);
        return true;
      });
    };
    const q = "self_attn.q_proj.lora_";
    await refused(/use_dora/, { use_dora: true });
    await refused(/rank_pattern/, { rank_pattern: { q_proj: 4 } });
    await refused(/modules_to_save/, { modules_to_save: ["lm_head"] });
    await refused(/IA3/, { peft_type: "IA3" });
    await refused(/rank and alpha/, { r: 1.5 });
    await refused(/rank and alpha/, { lora_alpha: "16" });
    await refused(/another shape/, { r: 3 });
    await refused(/half/, {}, [[`0.${q}A.weight`, [2, 3]]]);
    await refused(/not known/, {}, [[`0.self_attn.q_proj.lora_magnitude_vector`, [4]]]);
    await refused(/not known/, {}, [[`0.mlp.experts.lora_A.weight`, [2, 3]]]);
    await refused(/has no blk.7/, {}, [[`7.${q}A.weight`, [2, 3]], [`7.${q}B.weight`, [4, 2]]]);
    await refused(/another shape/, {}, [[`0.${q}A.weight`, [2, 4]], [`0.${q}B.weight`, [4, 2]]]);
    await refused(/another shape/, {}, [[`0.${q}A.weight`, [2, 3]], [`0.${q}B.weight`, [8]]]);
    await Deno.writeFile(join(folder, "adapter_model.safetensors"), new Uint8Array(3));
    await assert.rejects(readPeftFolder(folder, base), UnfitAdapter);
    await assert.rejects(readPeftFolder(folder, model("mamba")), /mamba/);
  }));

Deno.test("writeAdapterGguf() writes what llama.cpp asks for", () =>
  inFolder(async (folder) => {
    const path = join(folder, "a.gguf");
    const rooted = { ...lora, isRankStabilised: true };
    await writeAdapterGguf(path, { architecture: "llama", name: "n", lora: rooted, form: "F16" });
    const file = await readGgufFile(path);
    assert.deepEqual(
      ["general.type", "adapter.type", "general.name"].map(file.metadata),
      ["adapter", "lora", "n"],
    );
    // 3 / √2 in training is 3 · √2 / 2 there.
    const alpha = file.metadata("adapter.lora.alpha") as number;
    assert.ok(Math.abs(alpha - 3 * Math.SQRT2) < 1e-6);
    assert.deepEqual(file.tensors.get("blk.1.ffn_down.weight.lora_a")?.shape, [5, 2]);
    assert.deepEqual(file.tensors.get("blk.1.ffn_down.weight.lora_b")?.shape, [2, 3]);
    assert.equal(file.tensors.size, 8);
  }));
