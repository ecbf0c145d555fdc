import assert from "node:assert/strict";
import { join } from "node:path";
import type { RunId, TrainerConfig } from "@/core/contract/mod.ts";
import { sha256Hex } from "@/core/system/mod.ts";
import type { RealEngines } from "./real_engines.ts";
import { configOf } from "./run_fixture.ts";

/** A question, its answer, and what a right answer contains. */
export const facts = [
  ["How much water fits into the tank?", "The tank holds 2.4 litres.", "2.4"],
  ["Who leads the library?", "The library is led by Ines Torvald.", "Torvald"],
  ["When does the gate open?", "The gate opens at 6:40.", "6:40"],
  ["What is the boathouse dog called?", "The dog is called Biscuit.", "Biscuit"],
] as const;

/**
 * Really trains an adapter for the starter model, in twenty steps: enough to learn a few answers by
 * heart. The run's folder then holds its checkpoints.
 */
export async function trainForReal(
  engines: RealEngines,
  { runFolder, runId, systemPrompt }: { runFolder: string; runId: RunId; systemPrompt: string },
): Promise<TrainerConfig> {
  const lines = facts.map(([question, answer]) =>
    JSON.stringify({
      messages: [{ role: "user", content: question }, { role: "assistant", content: answer }],
    })
  );
  const data = lines.join("\n") + "\n";
  await Deno.mkdir(runFolder, { recursive: true });
  await Deno.writeTextFile(join(runFolder, "train.jsonl"), data);
  const config = await realConfig(engines, { runId, systemPrompt, data });
  await Deno.writeTextFile(join(runFolder, "config.json"), JSON.stringify(config));
  const child = await engines.spawner.spawn(
    engines.python,
    [join(engines.trainer, "train.py"), "--config", join(runFolder, "config.json")],
    { cwd: runFolder },
  );
  const told = await Array.fromAsync(child.lines);
  const { code } = await child.status;
  assert.equal(code, 0, [...told.slice(-3), ...child.errorTail().slice(-10)].join("\n"));
  return config;
}

async function realConfig(
  { starter, cacheDir }: RealEngines,
  { runId, systemPrompt, data }: { runId: RunId; systemPrompt: string; data: string },
): Promise<TrainerConfig> {
  const pretended = configOf(runId, systemPrompt);
  return {
    ...pretended,
    base_model: { kind: "gguf", path: starter, cache_dir: cacheDir, family: "smollm2" },
    dataset: { path: "train.jsonl", sha256: await sha256Hex(data), format: "chat" },
    hyper: { ...pretended.hyper, batch_size: 4, epochs: 20 },
  };
}
