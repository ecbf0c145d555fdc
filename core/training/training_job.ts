import type { Kysely } from "kysely";
import { z } from "zod";
import {
  AppError,
  type DatasetVersionId,
  idSchema,
  type JsonObject,
  modelShapeSchema,
  type ProjectId,
  type RunId,
  type TrainerConfig,
  trainerConfigSchema,
} from "@/core/contract/mod.ts";
import { type AnyJobKind, type JobContext, jobKind } from "@/core/jobs/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { atomicWrite, type Clock, isoNow, type Spawner } from "@/core/system/mod.ts";
import { newestValid, removeTornCheckpoints, setAsideAfter } from "./checkpoints.ts";
import type { TrainingEngine, TrainingEngines } from "./ports.ts";
import { type ProjectFolders, type RunFolder, runFolderOf } from "./run_folder.ts";
import { lastStoredStep } from "./run_events.ts";
import { noteRun } from "./run_rows.ts";
import { runTrainer, type TrainerPatience, usualPatience } from "./run_trainer.ts";
import { say } from "./say.ts";
import { hyperparametersOf, runFolders } from "./trainer_config.ts";

/** The name of the job kind that trains. */
export const trainingJob = "training.run";

/** Everything that an attempt needs beside the run's folder: it asks no other room. */
export const trainingParamsSchema = z.object({
  runId: idSchema<RunId>(),
  projectId: idSchema<ProjectId>(),
  name: z.string(),
  engine: z.string(),
  baseModelId: z.string(),
  datasetVersionId: idSchema<DatasetVersionId>(),
  /** For the advice when memory runs out. */
  memory: z.object({
    shape: modelShapeSchema,
    precision: z.enum(["float32", "bf16", "4bit", "q8_0"]),
    longestRow: z.number(),
  }),
  availableBytes: z.number(),
});

export type TrainingParams = z.infer<typeof trainingParamsSchema>;

/** What the job kind works with. */
export interface TrainingJobDeps {
  db: Kysely<Database>;
  clock: Clock;
  spawner: Spawner;
  projects: ProjectFolders;
  engines: TrainingEngines;
  /** Threads for an attempt that begins now; what was free when the run was made may be busy. */
  threads(): Promise<number>;
  patience?: TrainerPatience;
}

/** Finishing a step and saving can take minutes for a large model on a slow processor. */
const graceMs = 180_000;

/** The result of a finished run, as its job keeps it. */
export interface TrainingJobResult {
  runId: string;
  step: number;
  bestStep: number | null;
  bestLoss: number | null;
  trainS: number;
  cpuS: number;
  tokens: number;
  tokensPerS: number | null;
  [key: string]: string | number | null;
}

/**
 * The job kind that trains. Each attempt goes on from the newest saved state that is whole; a killed
 * app leaves a run that a person resumes.
 */
export function trainingJobKind(deps: TrainingJobDeps): AnyJobKind {
  return jobKind({
    kind: trainingJob,
    params: trainingParamsSchema,
    slot: "accelerator",
    pausable: true,
    recovery: "offered",
    graceMs,
    run: (params: TrainingParams, context) => train(deps, params, context),
  });
}

async function train(
  deps: TrainingJobDeps,
  params: TrainingParams,
  context: JobContext,
): Promise<TrainingJobResult> {
  context.progress({ phase: "training.phase.prepare", done: 0, total: null, unit: "steps" });
  const folder = await runFolderOf(deps.projects, params);
  const first = await readConfig(folder);
  await note(deps, params, { config: first, context });
  const engine = await readyEngine(deps.engines, params.engine);
  const limits = { ...first.limits, threads: await deps.threads() };
  const config = await configForAttempt(folder, { ...first, limits }, context);
  await atomicWrite(folder.config, JSON.stringify({ ...config, ...engine.extraConfig }, null, 2));
  const { memory, availableBytes } = params;
  const launch = {
    command: engine.command,
    runFolder: folder.path,
    config,
    hyper: hyperparametersOf(config),
    memory,
    availableBytes,
  };
  const { step, best, ...figures } = await runTrainer(launch, {
    spawner: deps.spawner,
    context,
    patience: deps.patience ?? usualPatience,
  });
  return {
    runId: params.runId,
    step,
    bestStep: best?.step ?? null,
    bestLoss: best?.loss ?? null,
    ...figures,
  };
}

async function readConfig({ config }: RunFolder): Promise<TrainerConfig> {
  return trainerConfigSchema.parse(JSON.parse(await Deno.readTextFile(config)));
}

async function note(
  { db, clock }: TrainingJobDeps,
  { runId, ...run }: TrainingParams,
  { config, context: { job } }: { config: TrainerConfig; context: JobContext },
): Promise<void> {
  const { resume_from: _, ...first } = config;
  const noted = { ...run, id: runId, jobId: job.id, ownerId: job.ownerId, config: first };
  await noteRun(db, { ...noted, createdAt: isoNow(clock) });
}

async function readyEngine(engines: TrainingEngines, id: string): Promise<TrainingEngine> {
  const readiness = await engines.choose(id, null);
  if (readiness.kind === "ready") return readiness.engine;
  const reason = readiness.kind === "unproven"
    ? readiness.detail
    : { key: `detail.engine.${readiness.kind}` } as const;
  throw new AppError("engine_missing", { reason });
}

/**
 * The config with the saved state to go on from, if there is one. A state that the killed app saw
 * saved but did not live to store the steps of would leave a hole in the curve: those are done again.
 */
async function configForAttempt(
  { checkpoints, setAside }: RunFolder,
  { resume_from: _, ...config }: TrainerConfig,
  context: JobContext,
): Promise<TrainerConfig> {
  await removeTornCheckpoints(checkpoints);
  const step = lastStoredStep(await context.lastStored("steps"));
  await setAsideAfter(checkpoints, { step, setAside });
  const newest = await newestValid(checkpoints);
  if (newest) {
    say(context, { key: "training.log.from", params: { step: newest.step } });
    return { ...config, resume_from: `${runFolders.checkpoints}/${newest.name}` };
  }
  if (context.job.attempt > 1) say(context, { key: "training.log.anew", params: {} }, "warning");
  return config;
}

/** The parameters as the queue stores them. */
export function trainingParams(params: TrainingParams): JsonObject {
  return { ...params, memory: { ...params.memory, shape: { ...params.memory.shape } } };
}
