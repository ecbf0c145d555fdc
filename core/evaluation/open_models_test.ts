import assert from "node:assert/strict";
import type { ArtifactId, ChatModel, TrainerConfig } from "@/core/contract/mod.ts";
import { addTestPerson } from "@/core/jobs/testing/in_process.ts";
import type { LocalModel } from "@/core/models/mod.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { newId, systemClock } from "@/core/system/mod.ts";
import { type AnsweringFile, createOpenModels } from "./mod.ts";
import { addRun } from "./testing/studio.ts";

const config: TrainerConfig = {
  schema: 1,
  run_id: "run",
  task: "sft",
  base_model: { kind: "gguf", path: "/models/base.gguf", cache_dir: "/cache", family: "smollm2" },
  dataset: { path: "train.jsonl", sha256: "0".repeat(64), format: "chat" },
  eval: { recall: null, document: null },
  system_prompt: "Tarnwick desk.",
  hyper: {
    learning_rate: 1e-3,
    batch_size: 8,
    gradient_accumulation: 1,
    epochs: 2,
    lora_rank: 16,
    lora_alpha: 32,
    lora_dropout: 0,
    schedule: "linear",
    warmup_ratio: 0.05,
    weight_decay: 0,
    max_length: 512,
    gradient_checkpointing: false,
    load_in_4bit: false,
  },
  output_dir: "final",
  checkpoint_dir: "checkpoints",
  seed: 7,
  limits: {
    threads: 1,
    max_memory_bytes: null,
    force_cpu: false,
    checkpoint_interval_s: 240,
    max_steps: null,
  },
};

async function opened(
  answering: AnsweringFile | null,
  { baseGguf = "/models/base.gguf" }: { baseGguf?: string | null } = {},
) {
  const { db, close } = await openMemoryStorage();
  const ownerId = await addTestPerson(db);
  const projects = createProjects({ db, clock: systemClock, folder: "", parts: [] });
  const { id: projectId } = await projects.create(ownerId, "Tarnwick");
  const runId = await addRun(db, { ownerId, projectId, config });
  const asked: LocalModel[] = [];
  const model = (local: LocalModel): ChatModel => {
    asked.push(local);
    return { name: local.name ?? "", async *chat() {} };
  };
  const openModels = createOpenModels({
    db,
    inference: { model },
    answering: () => Promise.resolve(answering),
    findBaseGguf: (base) => {
      assert.deepEqual(base, config.base_model);
      return Promise.resolve(baseGguf);
    },
  });
  try {
    const { signal } = new AbortController();
    const pair = await openModels({ runId, artifactId: newId<ArtifactId>(), signal });
    return { asked, pair };
  } finally {
    await close();
  }
}

Deno.test("createOpenModels() opens the base and a whole model, with the prompt of the run", async () => {
  const { asked, pair } = await opened({
    kind: "model",
    path: "/e/q8_0.gguf",
    name: "First, q8_0",
  });
  assert.deepEqual(asked, [
    { path: "/models/base.gguf", name: "base.gguf" },
    { path: "/e/q8_0.gguf", name: "First, q8_0" },
  ]);
  assert.deepEqual([pair.base.name, pair.tuned.name], ["base.gguf", "First, q8_0"]);
  assert.equal(pair.systemPrompt, "Tarnwick desk.");
});

Deno.test("createOpenModels() applies an adapter to the base that is in memory", async () => {
  const { asked } = await opened({ kind: "adapter", path: "/e/adapter.gguf", name: "First" });
  assert.deepEqual(asked[1], {
    path: "/models/base.gguf",
    name: "First",
    adapters: [{ path: "/e/adapter.gguf" }],
  });
});

Deno.test("createOpenModels() says what is missing", async () => {
  await assert.rejects(opened(null), { code: "evaluation_no_model" });
  const file: AnsweringFile = { kind: "model", path: "/e/q8_0.gguf", name: "First" };
  await assert.rejects(opened(file, { baseGguf: null }), {
    code: "evaluation_no_base",
    params: { model: "base.gguf" },
  });
});
