import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  type CheckpointManifest,
  checkpointManifestSchema,
  type TrainerConfig,
} from "@/core/contract/training.ts";
import type { RandomState } from "./curve.ts";
import { encodeSafetensors, type Tensor } from "./safetensors.ts";

/** What a run needs to go on exactly as if it had never stopped. */
export interface TrainerState {
  step: number;
  epoch: number;
  random: RandomState;
  best: { step: number; loss: number } | null;
  threads: number;
  hyper_hash: string;
}

/** The checkpoint does not fit the config. */
export class ResumeMismatch extends Error {}

/** The settings that a resumed run must share with the one that it continues. */
export function hyperHash({ hyper, seed, dataset }: TrainerConfig): string {
  return sha256(JSON.stringify([hyper, seed, dataset.sha256]));
}

/** Writes a checkpoint folder under a temporary name, its manifest last, and renames it. */
export async function writeCheckpoint(
  folder: string,
  state: TrainerState,
  evalLoss: number | null,
): Promise<{ manifestSha256: string }> {
  const temporary = `${folder}.tmp-${Deno.pid}`;
  await Deno.mkdir(temporary, { recursive: true });
  const files: CheckpointManifest["files"] = {};
  for (const [name, bytes] of checkpointFiles(state)) {
    await Deno.writeFile(join(temporary, name), bytes);
    files[name] = { bytes: bytes.length, sha256: sha256(bytes) };
  }
  const { step, epoch } = state;
  const manifest = JSON.stringify({ schema: 1, step, epoch, files, eval_loss: evalLoss });
  await Deno.writeTextFile(join(temporary, "manifest.json"), manifest);
  await Deno.remove(folder, { recursive: true }).catch(() => {});
  await Deno.rename(temporary, folder);
  return { manifestSha256: sha256(manifest) };
}

/** Reads the state of a checkpoint, checking every file against the manifest. */
export async function readCheckpoint(folder: string, config: TrainerConfig): Promise<TrainerState> {
  try {
    const text = await Deno.readTextFile(join(folder, "manifest.json"));
    const manifest = checkpointManifestSchema.parse(JSON.parse(text));
    for (const [name, { sha256: expected }] of Object.entries(manifest.files)) {
      if (sha256(await Deno.readFile(join(folder, name))) !== expected) throw new Error(name);
    }
    const state: TrainerState = JSON.parse(await Deno.readTextFile(join(folder, "state.json")));
    if (state.hyper_hash !== hyperHash(config)) throw new Error("other settings");
    return state;
  } catch (cause) {
    throw new ResumeMismatch(cause instanceof Error ? cause.message : String(cause));
  }
}

/** Keeps the newest two, the best one and one per epoch; removes the rest. */
export async function pruneCheckpoints(folder: string, best: string | null): Promise<void> {
  const names: { name: string; step: number }[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const step = /^step_(\d+)$/.exec(name);
    if (isDirectory && step) names.push({ name, step: Number(step[1]) });
  }
  const old = names.sort((a, b) => b.step - a.step).slice(2);
  for (const { name } of old) {
    if (name !== best) await Deno.remove(join(folder, name), { recursive: true });
  }
}

function checkpointFiles(state: TrainerState): [name: string, bytes: Uint8Array][] {
  return [
    ["adapter_model.safetensors", encodeSafetensors(adapterOf(state))],
    ["adapter_config.json", json({ peft_type: "LORA", r: 1, lora_alpha: 1, fake: true })],
    ["optimizer.safetensors", encodeSafetensors([tensor("step", [state.step])])],
    ["state.json", json(state)],
  ];
}

/** An adapter that differs from step to step, so that mixed-up checkpoints show. */
function adapterOf({ random, step }: TrainerState): Tensor[] {
  const prefix = "base_model.model.model.layers.0.self_attn.q_proj";
  return [
    { ...tensor(`${prefix}.lora_A.weight`, [step, random / 2 ** 32]), shape: [1, 2] },
    { ...tensor(`${prefix}.lora_B.weight`, [random / 2 ** 32, step]), shape: [2, 1] },
  ];
}

function tensor(name: string, values: number[]): Tensor {
  return { name, shape: [values.length], values: Float32Array.from(values) };
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
