import { join } from "node:path";
import { numbersOf, pairsOf } from "../adapter/flat_numbers.ts";
import type { Lora, LoraScale } from "../adapter/lora.ts";
import { readPeftFolder, writePeftFolder } from "../adapter/peft_folder.ts";
import { sha256, writeDurably } from "../checkpoint/durable_files.ts";
import { optimizerName, stateName } from "../checkpoint/names.ts";
import type { Checkpoint } from "../checkpoint/read_checkpoint.ts";
import type { Hyper } from "../config/hyper.ts";
import type { RunConfig } from "../config/run_config.ts";
import { openSafetensors } from "../formats/safetensors.ts";
import { tensorOf, writeSafetensors } from "../formats/safetensors_writer.ts";
import { engineName, engineVersion } from "../program/engine_name.ts";
import { resumeMismatch, textOf, TrainerError } from "../program/failure.ts";
import type { BaseModel } from "./base_model.ts";
import { readAdapter, readTrained, writeTrained } from "./compute.ts";
import type { Best, Session } from "./session.ts";

const stateSchema = 1;

/** Writes adapter, optimizer and `state.json` into a folder. */
export async function writeState(session: Session, folder: string): Promise<void> {
  const { first, second, updates } = readTrained(session.compute);
  const { base: { head: model, name: baseName }, config: { hyper } } = session;
  const dropout = hyper.loraDropout;
  await writePeftFolder(folder, { model, lora: loraOf(session), dropout, baseName });
  await writeSafetensors(join(folder, optimizerName), [
    tensorOf("exp_avg", [first.length], first),
    tensorOf("exp_avg_sq", [second.length], second),
    tensorOf("step", [], Float32Array.of(updates)),
  ]);
  const state = new TextEncoder().encode(JSON.stringify(stateOf(session), null, 1));
  await writeDurably(join(folder, stateName), state);
}

/** The adapter as it is now. */
export function loraOf({ compute, places, config }: Session): Lora {
  const scale = scaleOf(config.hyper);
  return { ...scale, pairs: pairsOf(places, scale.rank, readAdapter(compute)) };
}

/** How finely a run adapts, and how much of that is added. */
export function scaleOf({ loraRank, loraAlpha, isRankStabilised }: Hyper): LoraScale {
  return { rank: loraRank, alpha: loraAlpha, isRankStabilised };
}

/** What `state.json` records; random state there is none, as seed and step decide everything. */
function stateOf(session: Session): Record<string, unknown> {
  const { config, course, step } = session;
  return {
    schema: stateSchema,
    engine: `${engineName} ${engineVersion}`,
    run_id: config.runId,
    step,
    epoch: course.epochOf(step),
    scheduler: {
      name: config.hyper.schedule,
      warmup_steps: course.warmup,
      scheduled_steps: course.scheduled,
    },
    threads: session.threads,
    precision: session.held,
    device: session.compute.kind,
    data_order_seed: config.seed,
    dataset_sha256: config.dataset.sha256,
    base_fingerprint: session.base.fingerprint,
    hyper: hyperRecord(config),
    hyper_sha256: hyperSha256(config),
    best: session.best,
  };
}

/** Refuses a checkpoint of another engine, other data, settings or base model. */
export function checkResumable(
  { state }: Checkpoint,
  config: RunConfig,
  base: BaseModel,
): void {
  const isOurs = String(state.engine).startsWith(`${engineName} `);
  if (state.schema !== stateSchema || !isOurs) {
    throw resumeMismatch("The checkpoint was written by another engine or version of it.");
  }
  if (state.dataset_sha256 !== config.dataset.sha256) {
    throw new TrainerError(
      "dataset_changed",
      "The checkpoint was made with another dataset.",
      "Resume with the data that the run began with, or start a new run with the new data.",
    );
  }
  if (state.base_fingerprint !== base.fingerprint) {
    throw resumeMismatch("The checkpoint was made with another base model.");
  }
  if (state.hyper_sha256 !== hyperSha256(config)) {
    const changed = changedSettings(state.hyper, hyperRecord(config));
    throw resumeMismatch(`The checkpoint was made with other settings: ${changed.join(", ")}.`);
  }
}

/** Continues where a checkpoint ended, which `checkResumable` has let pass. */
export async function restore(session: Session, { folder, state }: Checkpoint): Promise<void> {
  const { compute, places, config: { hyper }, base } = session;
  try {
    const { pairs } = await readPeftFolder(folder, base.head);
    writeTrained(compute, {
      weights: numbersOf(places, hyper.loraRank, pairs),
      ...await readMoments(join(folder, optimizerName)),
    });
    session.step = Number(state.step);
    session.best = state.best as Best | null;
  } catch (error) {
    throw resumeMismatch(`The checkpoint does not fit this run: ${textOf(error)}.`);
  }
}

async function readMoments(path: string) {
  using file = await openSafetensors(path);
  const read = async (name: string) => {
    const listed = file.tensors.get(name);
    if (!listed) throw new Error("the optimizer state in the checkpoint is not whole");
    return await file.read(listed);
  };
  const [updates] = await read("step");
  return { first: await read("exp_avg"), second: await read("exp_avg_sq"), updates: updates! };
}

/** What must be equal for a checkpoint to be continued. */
function hyperRecord({ hyper, seed, systemPrompt }: RunConfig): Record<string, unknown> {
  return { ...hyper, seed, systemPrompt };
}

function hyperSha256(config: RunConfig): string {
  return sha256(JSON.stringify(Object.entries(hyperRecord(config)).sort()));
}

function changedSettings(before: unknown, now: Record<string, unknown>): string[] {
  const old = (before ?? {}) as Record<string, unknown>;
  const isChanged = (key: string) => JSON.stringify(old[key]) !== JSON.stringify(now[key]);
  return Object.keys(now).filter(isChanged);
}
