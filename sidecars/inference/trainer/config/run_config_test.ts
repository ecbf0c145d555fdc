import assert from "node:assert/strict";
import { join } from "node:path";
import { readRunConfig, shownPath } from "./run_config.ts";

const config = {
  schema: 1,
  run_id: "r",
  task: "sft",
  base_model: { kind: "gguf", path: "m.gguf" },
  dataset: { path: "train.jsonl", sha256: "AB", format: "chat" },
  hyper: {
    ...{ learning_rate: 1e-3, batch_size: 4, gradient_accumulation: 1, epochs: 2 },
    ...{ lora_rank: 8, lora_alpha: 16, lora_dropout: 0, schedule: "linear" },
    ...{ warmup_ratio: 0.05, weight_decay: 0, max_length: 64 },
    ...{ gradient_checkpointing: false, load_in_4bit: false },
  },
  output_dir: "final",
  checkpoint_dir: "checkpoints",
  seed: 7,
};

async function read(changed: Record<string, unknown>) {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "config.json");
    await Deno.writeTextFile(path, JSON.stringify({ ...config, ...changed }));
    return await readRunConfig(path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readRunConfig() makes paths absolute, takes what may be left out and passes the rest", async () => {
  const found = await read({ unknown: 1, native: { weights: "f32" }, limits: { threads: 2 } });
  assert.equal(found.base.path, join(found.runDir, "m.gguf"));
  assert.equal(shownPath(found, join(found.checkpointDir, "epoch_1")), "checkpoints/epoch_1");
  assert.deepEqual([found.held, found.limits.threads, found.resumeFrom], ["f32", 2, null]);
  const { held, hyper } = await read({});
  assert.deepEqual([held, hyper.isRankStabilised, hyper.targetModules], ["q8_0", false, null]);
  const chosen = { use_rslora: true, target_modules: ["v_proj", "q_proj", "v_proj"] };
  const adapted = (await read({ hyper: { ...config.hyper, ...chosen } })).hyper;
  assert.deepEqual(adapted.targetModules, ["q_proj", "v_proj"]);
  assert.ok(adapted.isRankStabilised);
});

Deno.test("readRunConfig() names the key of what is wrong", async () => {
  const hyper = (changed: object) => ({ hyper: { ...config.hyper, ...changed } });
  const wrong: [string, Record<string, unknown>][] = [
    ["schema", { schema: 2 }],
    ["base_model.kind", { base_model: { kind: "safetensors", path: "m" } }],
    ["dataset.path", { dataset: { ...config.dataset, path: "" } }],
    ["hyper", { hyper: [] }],
    ["hyper.epochs", hyper({ epochs: "many" })],
    ["hyper.learning_rate", hyper({ learning_rate: 2 })],
    ["hyper.lora_dropout", hyper({ lora_dropout: 1 })],
    ["hyper.use_rslora", hyper({ use_rslora: 1 })],
    ["hyper.target_modules", hyper({ target_modules: [] })],
    ["hyper.target_modules", hyper({ target_modules: "q_proj" })],
    ["limits.threads", { limits: { threads: 0 } }],
    ["samples", { samples: "one" }],
    ["native.weights", { native: { weights: "q4" } }],
  ];
  for (const [key, changed] of wrong) {
    const expected = { code: "bad_config", message: new RegExp(`“${key}”`) };
    await assert.rejects(read(changed), expected, key);
  }
});
