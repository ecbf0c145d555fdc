import { dirname, join, resolve } from "node:path";
import { type TrainerConfig, trainerConfigSchema, trainerExit } from "@/core/contract/training.ts";
import { type Channel, openChannel } from "./channel.ts";
import { ResumeMismatch } from "./checkpoints.ts";
import { type FakeScript, fakeScriptSchema } from "./script.ts";
import { readRows } from "./rows.ts";
import { Stopped, TrainerFault } from "./fault.ts";
import { train } from "./train.ts";

/**
 * A trainer without a model: it speaks the whole protocol, is deterministic, saves and resumes, and
 * fails on command (see `script.ts`). Tests and trials use it where real training is too slow.
 *
 * @returns the exit code.
 */
export async function runFakeTrainer(args: readonly string[]): Promise<number> {
  const path = args[args.indexOf("--config") + 1] ?? "";
  const { config, script, problem } = await readConfig(path);
  const channel = openChannel(script.heartbeatMs);
  hello(channel, config?.limits.threads ?? 1, script);
  if (!config) return fail(channel, new TrainerFault("bad_config", problem), trainerExit.badConfig);
  try {
    const runFolder = dirname(resolve(path));
    const rows = await readRows(join(runFolder, config.dataset.path), config);
    await train({ channel, config, script, runFolder, rows });
    return trainerExit.done;
  } catch (error) {
    return error instanceof Stopped ? trainerExit.stopped : fail(channel, error, trainerExit.error);
  }
}

interface ReadConfig {
  config: TrainerConfig | null;
  script: FakeScript;
  problem: string;
}

async function readConfig(path: string): Promise<ReadConfig> {
  try {
    const data = JSON.parse(await Deno.readTextFile(path));
    const script = fakeScriptSchema.parse(data?.fake ?? {});
    const { data: config, error } = trainerConfigSchema.safeParse(data);
    const problem = error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    return { config: config ?? null, script, problem: problem?.join("; ") ?? "" };
  } catch (cause) {
    return { config: null, script: fakeScriptSchema.parse({}), problem: String(cause) };
  }
}

function hello(channel: Channel, threads: number, { protocol }: FakeScript): void {
  channel.emit({
    type: "hello",
    protocol,
    engine: "fake",
    engine_version: "1.0.0",
    device: { kind: "fake", name: "none", memory_bytes: null },
    capabilities: ["sft", "resume", "eval", "samples"],
    threads,
  });
}

function fail(channel: Channel, error: unknown, exitCode: number): number {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof TrainerFault
    ? error.code
    : error instanceof ResumeMismatch
    ? "resume_mismatch"
    : "internal";
  channel.emit({ type: "error", code, message, advice: "" });
  return exitCode;
}

if (import.meta.main) Deno.exit(await runFakeTrainer(Deno.args));
