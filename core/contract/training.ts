import { z } from "zod";
import { AppError, describeError, type ErrorData } from "./errors.ts";
import type { BaseModelId, DatasetVersionId, JobId, ProjectId, RunId } from "./ids.ts";
import { errorTextSchema, type JobState, jobStates, type LogText, logText } from "./jobs.ts";
import type { Lang, TextParams } from "./lang.ts";
import { type TrainingText, trainingTexts } from "./text/training.ts";
import { translator } from "./text.ts";
import type { TrainerPhase } from "./trainer_protocol.ts";
import { zodMessages } from "./zod_messages.ts";

export * from "./trainer_protocol.ts";

/** What a person may choose (seed 003, phase 5): sliders and lists take their bounds from here. */
export const hyperChoices = {
  learningRate: { least: 1e-5, most: 1e-3 },
  batchSize: [1, 2, 4, 8, 16],
  gradientAccumulation: [1, 2, 4, 8, 16, 32],
  epochs: { least: 1, most: 20 },
  loraRank: [8, 16, 32, 64],
  loraAlpha: [16, 32, 64],
  maxLength: { least: 64, most: 4096 },
} as const;

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
  loraDropout: z.number().min(0).max(0.5),
  schedule: z.enum(["linear", "cosine", "constant"]),
  warmupRatio: z.number().min(0).max(0.5),
  weightDecay: z.number().min(0).max(0.5),
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

/** From which saved state a run goes on. */
export const resumeFromSchema = z.enum(["last", "best"]);

export type ResumeFrom = z.infer<typeof resumeFromSchema>;

/** How grave the answer of a check is: only `blocked` forbids the start. */
export type CheckLevel = "ok" | "warning" | "blocked";

/** The answer of one check before the start. `message` and `fix` are keys of `trainingTexts`. */
export interface PreflightCheck<Key extends string = string> {
  id: string;
  level: CheckLevel;
  ok: boolean;
  message: Key;
  params: TextParams;
  /** What to do now, or null when nothing has to be done. */
  fix: Key | null;
}

/** A run as lists show it. Times are ISO 8601 in UTC. */
export interface Run {
  id: RunId;
  projectId: ProjectId;
  jobId: JobId;
  name: string;
  engine: string;
  baseModelId: BaseModelId;
  datasetVersionId: DatasetVersionId;
  hyper: Hyperparameters;
  state: JobState;
  error: ErrorData | null;
  createdAt: string;
  finishedAt: string | null;
}

/** One point of the loss curve. */
export interface CurvePoint {
  step: number;
  epoch: number;
  loss: number;
  learningRate: number;
  tokensPerS: number | null;
  memoryBytes: number | null;
  attempt: number;
}

/** The loss on rows that were held out, at one step. */
export interface EvalPoint {
  step: number;
  split: "recall" | "document";
  loss: number;
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

/** Everything that a run's page shows, read from stored events. */
export interface RunMetrics {
  runId: RunId;
  state: JobState;
  phase: TrainerPhase | null;
  attempt: number;
  /** At most some thousand points; long runs are thinned. */
  curve: CurvePoint[];
  evals: EvalPoint[];
  step: number;
  totalSteps: number | null;
  epoch: number;
  epochs: number | null;
  loss: number | null;
  bestLoss: number | null;
  bestStep: number | null;
  learningRate: number | null;
  tokensPerS: number | null;
  memoryBytes: number | null;
  /** Time in which the trainer worked, over all attempts, without pauses. */
  elapsedS: number;
  /** What is left, as a range; null while nobody can know. */
  etaS: { low: number; high: number } | null;
  device: string | null;
  samples: { step: number; prompt: string; output: string }[];
  log: { at: string; level: string; message: string; says: LogText | null }[];
  error: ErrorData | null;
}

/** A run's metrics in the reader's language. */
export type ShownMetrics = Omit<RunMetrics, "error" | "log"> & {
  error: { message: string; hint: string } | null;
  log: { at: string; level: string; message: string }[];
};

/** The metrics as people see them: error and log lines in their language. */
export function presentMetrics(metrics: RunMetrics, lang: Lang): ShownMetrics {
  return {
    ...metrics,
    error: metrics.error && describeError(metrics.error, lang),
    log: metrics.log.map(({ says, message, ...line }) => ({
      ...line,
      message: says ? logText(says, lang) : message,
    })),
  };
}

/** The run as the REST interface shows it. */
export const runSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  jobId: z.string(),
  name: z.string(),
  engine: z.string(),
  baseModelId: z.string(),
  datasetVersionId: z.string(),
  hyper: hyperparametersSchema,
  state: z.enum(jobStates),
  error: errorTextSchema.nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});

/** The run as people see it: its error in their language. */
export function presentRun(run: Run, lang: Lang): z.input<typeof runSchema> {
  return { ...run, error: run.error && describeError(run.error, lang) };
}

/** What a run would be like, as the REST interface shows it. */
export const runPlanSchema = z.object({
  hyper: hyperparametersSchema.nullable(),
  checks: z.array(z.object({
    id: z.string(),
    level: z.enum(["ok", "warning", "blocked"]),
    message: z.string(),
    fix: z.string().nullable(),
  })),
});

/** The plan as people see it: its checks in their language. */
export function presentPlan(
  { hyper, checks }: { hyper: Hyperparameters | null; checks: PreflightCheck<TrainingText>[] },
  lang: Lang,
): z.input<typeof runPlanSchema> {
  return { hyper, checks: checks.map((check) => presentCheck(check, lang)) };
}

/** The answer of a check as people see it. */
export function presentCheck(
  { id, level, message, params, fix }: PreflightCheck<TrainingText>,
  lang: Lang,
): z.input<typeof runPlanSchema>["checks"][number] {
  const t = translator(trainingTexts, lang);
  return { id, level, message: t(message, params), fix: fix && t(fix, params) };
}

const numberField = z.coerce.number();
/** A checkbox that is not ticked is not sent. */
const tick = z.literal("on").optional();

/** The form in which a person sets up a run; the ranges are checked when it is started. */
export const hyperFormSchema = z.object({
  name: z.string().trim().max(120).optional(),
  learningRate: numberField.optional(),
  batchSize: numberField.optional(),
  gradientAccumulation: numberField.optional(),
  epochs: numberField.optional(),
  loraRank: numberField.optional(),
  loraAlpha: numberField.optional(),
  maxLength: numberField.optional(),
  gradientCheckpointing: tick,
  loadIn4bit: tick,
});

/**
 * What the form asks for.
 *
 * @throws {AppError} `bad_input` naming the setting that is out of range.
 */
export function startFromForm(form: z.infer<typeof hyperFormSchema>, lang: Lang): StartRun {
  const { name, gradientCheckpointing, loadIn4bit, ...numbers } = form;
  const isSetUp = numbers.learningRate !== undefined;
  const ticks = isSetUp && {
    gradientCheckpointing: gradientCheckpointing === "on",
    loadIn4bit: loadIn4bit === "on",
  };
  const wanted = { ...(name && { name }), hyper: { ...numbers, ...ticks } };
  const { data, error } = startRunSchema.safeParse(wanted, { error: zodMessages[lang] });
  if (data) return data;
  const issue = error.issues[0];
  throw new AppError("bad_input", { detail: `${String(issue?.path.at(-1))}: ${issue?.message}` });
}
