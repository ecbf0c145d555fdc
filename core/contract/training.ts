import { z } from "zod";
import { type JobState, jobStates } from "./job_states.ts";
import { describeError, type ErrorData } from "./errors.ts";
import type { BaseModelId, DatasetVersionId, JobId, ProjectId, RunId } from "./ids.ts";
import { errorTextSchema } from "./jobs.ts";
import type { Lang } from "./lang.ts";
import { hyperChoices } from "./runs/choices.ts";

export * from "./runs/choices.ts";
export * from "./runs/curve.ts";
export * from "./runs/numbers.ts";
export * from "./runs/presets.ts";
export * from "./trainer_protocol.ts";

/**
 * The settings that shape a run's result. Unknown ones are refused: a typing error must not train
 * with a default in silence.
 */
export const hyperparametersSchema = z.strictObject({
  learningRate: z.number().min(hyperChoices.learningRate.least).max(hyperChoices.learningRate.most),
  batchSize: z.literal([...hyperChoices.batchSize]),
  gradientAccumulation: z.literal([...hyperChoices.gradientAccumulation]),
  epochs: z.number().int().min(hyperChoices.epochs.least).max(hyperChoices.epochs.most),
  loraRank: z.literal([...hyperChoices.loraRank]),
  loraAlpha: z.literal([...hyperChoices.loraAlpha]),
  loraDropout: z.number().min(hyperChoices.loraDropout.least).max(hyperChoices.loraDropout.most),
  schedule: z.enum(hyperChoices.schedule),
  warmupRatio: z.number().min(hyperChoices.warmupRatio.least).max(hyperChoices.warmupRatio.most),
  weightDecay: z.number().min(hyperChoices.weightDecay.least).max(hyperChoices.weightDecay.most),
  /** Tokens of a row that are used at most. */
  maxLength: z.number().int().min(hyperChoices.maxLength.least).max(hyperChoices.maxLength.most),
  gradientCheckpointing: z.boolean(),
  loadIn4bit: z.boolean(),
});

export type Hyperparameters = z.infer<typeof hyperparametersSchema>;

/** What a run is started with; whatever is left out is chosen for the model and the computer. */
export const startRunSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  hyper: hyperparametersSchema.partial().optional(),
  seed: z.number().int().min(0).max(2 ** 31 - 1).optional(),
  /** Ends the run early, for trials. */
  maxSteps: z.number().int().positive().optional(),
  engine: z.string().min(1).max(40).optional(),
});

export type StartRun = z.infer<typeof startRunSchema>;

/** What people may change about a run: its settings are part of what it is and stay. */
export const changeRunSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  note: z.string().trim().max(4000).optional(),
});

export type ChangeRun = z.infer<typeof changeRunSchema>;

/** From which saved state a run goes on. */
export const resumeFromSchema = z.enum(["last", "best"]);

export type ResumeFrom = z.infer<typeof resumeFromSchema>;

/** A run as lists show it. Times are ISO 8601 in UTC. */
export interface Run {
  id: RunId;
  projectId: ProjectId;
  jobId: JobId;
  name: string;
  /** What people wrote down about it; may be empty. */
  note: string;
  engine: string;
  baseModelId: BaseModelId;
  datasetVersionId: DatasetVersionId;
  hyper: Hyperparameters;
  /** After so many steps it ends early; null for the whole course. */
  maxSteps: number | null;
  state: JobState;
  error: ErrorData | null;
  createdAt: string;
  finishedAt: string | null;
}

/** What runs are compared by. */
export interface RunFigures {
  /** On held-out rows where there are some. */
  bestLoss: number | null;
  tokensPerS: number | null;
  /** Time in which the trainer worked, without pauses. */
  elapsedS: number | null;
  step: number;
  totalSteps: number | null;
}

/** The settings by which runs may differ, in the order in which they are told. */
export const runSettings = [
  "baseModelId",
  "datasetVersionId",
  "learningRate",
  "epochs",
  "batchSize",
  "gradientAccumulation",
  "loraRank",
  "loraAlpha",
  "loraDropout",
  "schedule",
  "warmupRatio",
  "weightDecay",
  "maxLength",
  "gradientCheckpointing",
  "loadIn4bit",
  "maxSteps",
] as const;

export type RunSetting = typeof runSettings[number];

/** A project's runs side by side, newest first. */
export interface RunComparison {
  runs: (Run & { figures: RunFigures })[];
  /** The settings that are not the same in all of them. */
  differing: RunSetting[];
}

/** A saved state that the run can go on from. */
export interface Checkpoint {
  name: string;
  step: number;
  epoch: number;
  bytes: number;
  evalLoss: number | null;
  isBest: boolean;
}

/** The run as the REST interface shows it. */
export const runSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  jobId: z.string(),
  name: z.string(),
  note: z.string(),
  engine: z.string(),
  baseModelId: z.string(),
  datasetVersionId: z.string(),
  hyper: hyperparametersSchema,
  maxSteps: z.number().nullable(),
  state: z.enum(jobStates),
  error: errorTextSchema.nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});

/** The run as people see it: its error in their language. */
export function presentRun(run: Run, lang: Lang): z.input<typeof runSchema> {
  return { ...run, error: run.error && describeError(run.error, lang) };
}

const nullableNumber = z.number().nullable();

/** The runs as the REST interface compares them. */
export const runComparisonSchema = z.object({
  runs: z.array(runSchema.extend({
    figures: z.object({
      bestLoss: nullableNumber,
      tokensPerS: nullableNumber,
      elapsedS: nullableNumber,
      step: z.number(),
      totalSteps: nullableNumber,
    }),
  })),
  differing: z.array(z.enum(runSettings)),
});

/** The runs side by side, in the reader's language. */
export type ShownComparison = z.output<typeof runComparisonSchema>;

/** The runs side by side, as people see them. */
export function presentComparison(
  { runs, differing }: RunComparison,
  lang: Lang,
): z.input<typeof runComparisonSchema> {
  return {
    runs: runs.map((run) => ({ ...presentRun(run, lang), figures: run.figures })),
    differing,
  };
}
