import os from "node:os";
import type { Llama } from "node-llama-cpp";
import type { RunConfig } from "../config/run_config.ts";
import { prepare } from "../session/prepare.ts";
import { train } from "../session/train.ts";
import type { Channel } from "./channel.ts";
import { engineName, engineVersion, protocolVersion } from "./engine_name.ts";
import type { StopSignal } from "./stop_signal.ts";

/** One training run; answers the exit code. @throws {TrainerError | Stopped} */
export async function run(
  config: RunConfig,
  channel: Channel,
  stop: StopSignal,
): Promise<number> {
  const cores = os.availableParallelism();
  const threads = config.limits.threads ?? cores;
  channel.send("hello", {
    protocol: protocolVersion,
    engine: engineName,
    engine_version: engineVersion,
    device: { kind: "cpu", name: os.cpus()[0]?.model.trim() || "CPU", memory_bytes: os.totalmem() },
    capabilities: ["sft", "lora", "resume", "gguf-base", "gradient-checkpointing"],
    threads,
  });
  channel.phase("import");
  let llama: Promise<Llama> | null = null;
  const startLlama = () => llama ??= startEngine();
  const session = await prepare({ config, channel, stop, threads, startLlama });
  return await train(session);
}

/** Its many modules are loaded when an answer is wanted: training itself needs none of them. */
async function startEngine(): Promise<Llama> {
  const { startEngine } = await import("../../engine.ts");
  return await startEngine("off");
}
