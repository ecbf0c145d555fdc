import { join } from "node:path";
import { type TrainerConfig, trainerEventSchema, trainerProtocol } from "@/core/contract/mod.ts";
import { probeModel } from "@/core/models/mod.ts";
import { atomicWrite, type Command, sha256Hex, type Spawner } from "@/core/system/mod.ts";
import { defaultsForSize } from "./defaults.ts";
import { trainerHyper } from "./trainer_config.ts";

/** What the proof of an engine came to. */
export interface EngineProof {
  ok: boolean;
  /** What is wrong; empty when nothing is. */
  detail: string;
}

/** On a slow and busy computer; usual are two. */
const proofMs = 60_000;

/**
 * Proves that the native trainer works on this computer by two steps with a model of half a megabyte.
 *
 * @throws the signal's reason when aborted.
 */
export async function proveNativeTrainer(
  { spawner, command: { command, args, env } }: { spawner: Spawner; command: Command },
  { signal, forceCpu }: {
    signal: AbortSignal;
    /** Does not try a graphics processor. */
    forceCpu: boolean;
  },
): Promise<EngineProof> {
  const folder = await Deno.makeTempDir();
  const patience = AbortSignal.timeout(proofMs);
  const within = AbortSignal.any([signal, patience]);
  try {
    const config = await writeProbeRun(folder, forceCpu);
    const child = await spawner.spawn(command, [...args, "--config", config], { cwd: folder, env });
    const kill = () => void child.kill();
    within.addEventListener("abort", kill, { once: true });
    if (within.aborted) kill();
    try {
      const said = await Array.fromAsync(child.lines, eventIn);
      const { code } = await child.status;
      signal.throwIfAborted();
      // A computer that is busy for a minute says nothing about the engine.
      if (patience.aborted) return { ok: true, detail: "" };
      return verdict(said, code, child.errorTail());
    } finally {
      within.removeEventListener("abort", kill);
      await child.kill();
    }
  } catch (error) {
    signal.throwIfAborted();
    return { ok: false, detail: sentence(error instanceof Error ? error.message : String(error)) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function verdict(
  said: readonly ReturnType<typeof eventIn>[],
  code: number | null,
  errorTail: readonly string[],
): EngineProof {
  if (code === 0 && said.some((event) => event?.type === "done")) return { ok: true, detail: "" };
  const error = said.find((event) => event?.type === "error");
  const detail = error?.message ?? errorTail.at(-1) ?? `exit code ${code}`;
  return { ok: false, detail: sentence(detail) };
}

/** Other sentences follow it. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function eventIn(line: string) {
  try {
    return trainerEventSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

async function writeProbeRun(folder: string, forceCpu: boolean): Promise<string> {
  const model = join(folder, "probe.gguf");
  await atomicWrite(model, probeModel());
  const messages = [{ role: "user", content: "?" }, { role: "assistant", content: "!" }];
  const rows = `${JSON.stringify({ messages })}\n`.repeat(2);
  await atomicWrite(join(folder, "train.jsonl"), rows);
  const hyper = { ...defaultsForSize(1e6), batchSize: 1, epochs: 1, loadIn4bit: false } as const;
  const config: TrainerConfig = {
    schema: trainerProtocol,
    run_id: "proof",
    task: "sft",
    base_model: { kind: "gguf", path: model, cache_dir: folder, family: null },
    dataset: { path: "train.jsonl", sha256: await sha256Hex(rows), format: "chat" },
    eval: { recall: null, document: null },
    system_prompt: null,
    hyper: trainerHyper(hyper),
    output_dir: "final",
    checkpoint_dir: "checkpoints",
    seed: 7,
    limits: {
      threads: 1,
      max_memory_bytes: null,
      force_cpu: forceCpu,
      checkpoint_interval_s: 3600,
      max_steps: null,
    },
    samples: [],
  };
  const path = join(folder, "config.json");
  await atomicWrite(path, JSON.stringify(config));
  return path;
}
