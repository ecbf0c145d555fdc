import { join } from "node:path";
import { type Hyperparameters, type TrainerConfig, trainerProtocol } from "@/core/contract/mod.ts";
import { atomicWrite, sha256Hex } from "@/core/system/mod.ts";
import { trainerHyper } from "../trainer_config.ts";

/** Settings with which a tiny model does a few steps in a moment. */
export const tinyHyper: Hyperparameters = {
  learningRate: 1e-3,
  batchSize: 4,
  gradientAccumulation: 1,
  epochs: 3,
  loraRank: 8,
  loraAlpha: 16,
  loraDropout: 0,
  schedule: "linear",
  warmupRatio: 0.05,
  weightDecay: 0,
  maxLength: 64,
  gradientCheckpointing: false,
  loadIn4bit: false,
};

/** `count` rows about made-up things, one `{"messages": […]}` a line. */
export function chatLines(count: number, answer = (index: number) => `Number ${index}.`): string {
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      messages: [
        { role: "user", content: `Which number has thing ${index}?` },
        { role: "assistant", content: answer(index) },
      ],
    }));
  return lines.join("\n") + "\n";
}

/** Writes data for a small run into a folder and answers its config. */
export async function writeTinyRun(
  folder: string,
  baseModel: TrainerConfig["base_model"],
): Promise<TrainerConfig> {
  const lines = chatLines(16);
  await atomicWrite(join(folder, "train.jsonl"), lines);
  await atomicWrite(join(folder, "recall.jsonl"), chatLines(4));
  return {
    schema: trainerProtocol,
    run_id: "00000000-0000-7000-8000-000000000000",
    task: "sft",
    base_model: baseModel,
    dataset: { path: "train.jsonl", sha256: await sha256Hex(lines), format: "chat" },
    eval: { recall: { path: "recall.jsonl" }, document: null },
    system_prompt: "Answer briefly.",
    hyper: trainerHyper(tinyHyper),
    output_dir: "final",
    checkpoint_dir: "checkpoints",
    seed: 7,
    limits: {
      threads: 1,
      max_memory_bytes: null,
      force_cpu: true,
      checkpoint_interval_s: 3600,
      max_steps: null,
    },
    samples: [],
  };
}
