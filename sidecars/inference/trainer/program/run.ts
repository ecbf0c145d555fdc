import os from "node:os";
import type { RunConfig } from "../config/run_config.ts";
import type { Device } from "../ggml/device.ts";
import { prepare } from "../session/prepare.ts";
import { train } from "../session/train.ts";
import type { Channel } from "./channel.ts";
import { engineName, engineVersion, protocolVersion } from "./engine_name.ts";
import { openEngine } from "./open_engine.ts";
import type { StopSignal } from "./stop_signal.ts";

/** One training run; answers the exit code. @throws {TrainerError | Stopped} */
export async function run(
  config: RunConfig,
  channel: Channel,
  stop: StopSignal,
): Promise<number> {
  const cores = os.availableParallelism();
  const threads = config.limits.threads ?? cores;
  const engine = await openEngine(config.limits);
  channel.send("hello", {
    protocol: protocolVersion,
    engine: engineName,
    engine_version: engineVersion,
    device: engine.devices[0] ? described(engine.devices[0]) : processor(),
    capabilities: ["sft", "lora", "resume", "gguf-base", "gradient-checkpointing"],
    threads,
  });
  channel.phase("import");
  const session = await prepare({ config, channel, stop, threads, engine });
  return await train(session);
}

function described({ kind, name, memory }: Device) {
  return { kind, name, memory_bytes: memory().total };
}

function processor() {
  return { kind: "cpu", name: os.cpus()[0]?.model.trim() || "CPU", memory_bytes: os.totalmem() };
}
