import { join } from "node:path";
import { adapterConfig } from "../checkpoint/adapter_config.ts";
import { fromPeft, toPeft } from "../checkpoint/adapter_weights.ts";
import { sha256 } from "../checkpoint/durable_files.ts";
import { adapterConfigName, optimizerName, weightsName } from "../checkpoint/names.ts";
import type { Checkpoint } from "../checkpoint/read_checkpoint.ts";
import { type FloatTensor, readSafetensors, writeSafetensors } from "../checkpoint/safetensors.ts";
import type { RunConfig } from "../config/run_config.ts";
import { projections } from "../model/plan.ts";
import { engineName, engineVersion } from "../program/engine_name.ts";
import { resumeMismatch, textOf, TrainerError } from "../program/failure.ts";
import type { BaseModel } from "./base_model.ts";
import { readTrained, writeTrained } from "./compute.ts";
import type { Best, Session } from "./session.ts";

const stateSchema = 1;

/** Adapter and optimizer as the bytes of their files. */
export function checkpointFiles(
  { compute, layout, config, base }: Session,
): Record<string, Uint8Array> {
  const { weights, first, second, updates } = readTrained(compute);
  const row = (values: Float32Array<ArrayBuffer>) => ({ shape: [values.length], values });
  const { loraRank: rank, loraAlpha: alpha } = config.hyper;
  const described = adapterConfig({ baseName: base.name, rank, alpha, targets: projections });
  return {
    [weightsName]: writeSafetensors(toPeft(layout, weights)),
    [adapterConfigName]: new TextEncoder().encode(JSON.stringify(described, null, 1)),
    [optimizerName]: writeSafetensors({
      exp_avg: row(first),
      exp_avg_sq: row(second),
      step: { shape: [], values: Float32Array.of(updates) },
    }),
  };
}

/** What `state.json` records; random state there is none, as seed and step decide everything. */
export function stateOf(session: Session): Record<string, unknown> {
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
    device: "cpu",
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
  try {
    const read = async (name: string) => readSafetensors(await Deno.readFile(join(folder, name)));
    const { exp_avg, exp_avg_sq, step } = await read(optimizerName);
    writeTrained(session.compute, {
      weights: fromPeft(session.layout, await read(weightsName)),
      first: valuesOf(exp_avg),
      second: valuesOf(exp_avg_sq),
      updates: valuesOf(step)[0]!,
    });
    session.step = Number(state.step);
    session.best = state.best as Best | null;
  } catch (error) {
    throw resumeMismatch(`The checkpoint does not fit this run: ${textOf(error)}.`);
  }
}

function valuesOf(tensor: FloatTensor | undefined): Float32Array<ArrayBuffer> {
  if (!tensor) throw new Error("the optimizer state in the checkpoint is not whole");
  return tensor.values;
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
  return Object.keys(now).filter((key) => old[key] !== now[key]);
}
