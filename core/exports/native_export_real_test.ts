import assert from "node:assert/strict";
import { join } from "node:path";
import type { ChatMessage } from "@/core/contract/mod.ts";
import { findInstalled, type Installed } from "@/core/models/testing/installed.ts";
import { createInference, type Inference, quantizeGguf, readGguf } from "@/core/models/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import { unless } from "@/core/system/testing.ts";
import { findNativeTrainer } from "@/core/training/testing/native_engine.ts";
import { createConvert } from "./mod.ts";
import { facts } from "./testing/real_run.ts";

const installed = findInstalled();
const [trainer, exporter] = await Promise.all([
  findNativeTrainer("main.ts"),
  findNativeTrainer("export_main.ts"),
]);
const missing = "missing" in installed ? installed.missing : trainer.missing;
const systemPrompt = "Tarnwick desk.";

/** Four questions in six phrasings. */
const questions = facts.flatMap(([question]) => {
  const lower = question[0]!.toLowerCase() + question.slice(1);
  const starts = ["", "Tell me: ", "Please say: ", "I want to know: ", "Quick question: "];
  return [...starts.map((start) => start === "" ? question : start + lower), `${question} Thanks.`];
});

interface Ground {
  folder: string;
  starter: string;
  deps: Installed["deps"];
}

/** Trains an adapter for the starter model in twenty steps, into `folder/run/final`. */
async function train({ folder, starter, deps }: Ground): Promise<void> {
  const run = join(folder, "run");
  await Deno.mkdir(run);
  const lines = facts.map(([question, answer]) =>
    JSON.stringify({
      messages: [{ role: "user", content: question }, { role: "assistant", content: answer }],
    })
  );
  const data = lines.join("\n") + "\n";
  await Deno.writeTextFile(join(run, "train.jsonl"), data);
  const config = {
    schema: 1,
    run_id: "real",
    task: "sft",
    base_model: { kind: "gguf", path: starter, cache_dir: "cache", family: "smollm2" },
    dataset: { path: "train.jsonl", sha256: await sha256Hex(data), format: "chat" },
    system_prompt: systemPrompt,
    hyper: {
      learning_rate: 1e-3,
      batch_size: 4,
      gradient_accumulation: 1,
      epochs: 20,
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
  };
  await Deno.writeTextFile(join(run, "config.json"), JSON.stringify(config));
  const { command, args, env } = trainer.command;
  const options = { cwd: run, env };
  const child = await deps.spawner.spawn(command, [...args, "--config", "config.json"], options);
  const told = await Array.fromAsync(child.lines);
  const { code } = await child.status;
  assert.equal(code, 0, [...told.slice(-3), ...child.errorTail().slice(-10)].join("\n"));
}

/** Exports by the native program behind the app's own converter. */
async function convert({ folder, starter, deps }: Ground): Promise<void> {
  const workFolder = join(folder, "work");
  await Deno.mkdir(workFolder);
  const run = createConvert({
    spawner: deps.spawner,
    command: () => Promise.resolve(exporter.command),
    threads: () => 2,
  });
  const made: string[] = [];
  await run({
    base: { kind: "gguf", path: starter, cache_dir: "cache", family: "smollm2" },
    adapterFolder: join(folder, "run", "final"),
    systemPrompt,
    name: "Tarnwick",
    workFolder,
    outputs: {
      "adapter-gguf": join(folder, "adapter.gguf"),
      "gguf-f16": join(folder, "model.gguf"),
    },
    signal: new AbortController().signal,
    onPhase() {},
    onMade: (form) => Promise.resolve(void made.push(form)),
    onLog() {},
  });
  assert.deepEqual(made, ["adapter-gguf", "gguf-f16"]);
}

async function answers(inference: Inference, model: Parameters<Inference["model"]>[0]) {
  const texts: string[] = [];
  for (const question of questions) {
    const messages: ChatMessage[] = [
      { role: "system", content: systemPrompt },
      { role: "user", content: question },
    ];
    let text = "";
    for await (const part of inference.model(model).chat({ messages, maxTokens: 24 })) {
      if (part.type === "text") text += part.text;
    }
    texts.push(text);
  }
  return texts;
}

Deno.test({
  ...unless(missing, "the native export answers like the adapter on the base, without Python"),
  async fn(t) {
    assert.ok(!("missing" in installed));
    const folder = await Deno.makeTempDir();
    const ground: Ground = {
      folder,
      starter: installed.starterPath,
      deps: installed.deps,
    };
    const inference = createInference({ ...installed.deps, threads: () => 2 });
    try {
      await train(ground);
      await convert(ground);
      const path = join(folder, "model.gguf");
      const adapters = [{ path: join(folder, "adapter.gguf") }];
      const base = join(folder, "base.gguf");
      await quantizeGguf(installed.deps, {
        input: ground.starter,
        output: base,
        type: "f16",
        allowRequantize: true,
        onProgress() {},
      });
      await t.step("word for word", async () => {
        const merged = await answers(inference, { path });
        assert.deepEqual(merged, await answers(inference, { path: base, adapters }));
        const right = facts.filter(([, , key], at) => merged[6 * at]!.includes(key));
        assert.ok(right.length >= 3, merged.join("\n"));
      });
      await t.step("with the trained system prompt and the base's stop tokens", () => {
        const facts = readGguf(path);
        assert.ok(facts.chatTemplate?.includes(systemPrompt));
        assert.deepEqual(facts.stopTokens, readGguf(ground.starter).stopTokens);
      });
    } finally {
      await inference.close();
      await Deno.remove(folder, { recursive: true });
    }
  },
});
