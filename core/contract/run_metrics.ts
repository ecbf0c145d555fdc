import { z } from "zod";
import { type JobState, jobStates } from "./job_states.ts";
import { describeError, type ErrorData } from "./errors.ts";
import type { RunId } from "./ids.ts";
import { errorTextSchema, type LogText, logText } from "./jobs.ts";
import type { Lang, TextParams } from "./lang.ts";
import { type TrainingText, trainingTexts } from "./text/training.ts";
import { translator } from "./text.ts";
import type { TrainerPhase } from "./trainer_protocol.ts";
import { type Hyperparameters, hyperparametersSchema } from "./training.ts";

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

/** An answer that the model gave at one step. */
export interface RunSample {
  step: number;
  prompt: string;
  output: string;
  /** What stands in the held-out rows; null where that is not known any more. */
  expected: string | null;
}

/** A line of the run's log; `says` has it in every language. */
export interface RunLogLine {
  at: string;
  level: string;
  message: string;
  says: LogText | null;
}

/** What to do about a run: another one with other settings, going on, or using the result. */
export type RunRemedy =
  | { kind: "again"; hyper: Partial<Hyperparameters> }
  | { kind: "resume" }
  | { kind: "data" }
  | { kind: "use" };

/** Why a run stopped, or what its curve says, and what to do about it. Keys of `trainingTexts`. */
export interface RunAdvice<Key extends string = string> {
  id: string;
  level: "note" | "warning";
  message: Key;
  params: TextParams;
  remedy: RunRemedy | null;
}

/** Everything that a run's page shows, read from stored events. */
export interface RunMetrics {
  runId: RunId;
  state: JobState;
  phase: TrainerPhase | null;
  attempt: number;
  /** How far the events were read: asked again with it, only what is newer comes. */
  cursor: number;
  /** Whether curve, measurements, samples and log are all there are, not only newer ones. */
  isWhole: boolean;
  /** At most some hundred points; long runs are thinned, lowest and highest stay. */
  curve: CurvePoint[];
  evals: EvalPoint[];
  step: number;
  totalSteps: number | null;
  stepsPerEpoch: number | null;
  epoch: number;
  epochs: number | null;
  loss: number | null;
  bestLoss: number | null;
  bestStep: number | null;
  learningRate: number | null;
  tokensPerS: number | null;
  memoryBytes: number | null;
  /** Of the device, or of what a setting allows; null when nobody told. */
  availableBytes: number | null;
  /** Time in which the trainer worked, over all attempts, without pauses. */
  elapsedS: number;
  /** What is left, as a range; null while nobody can know. */
  etaS: { low: number; high: number } | null;
  device: string | null;
  samples: RunSample[];
  log: RunLogLine[];
  advice: RunAdvice<TrainingText>[];
  error: ErrorData | null;
}

/** A run's metrics in the reader's language. */
export type ShownMetrics = Omit<RunMetrics, "error" | "log" | "advice"> & {
  error: { code: string; message: string; hint: string } | null;
  log: { at: string; level: string; message: string }[];
  advice: ShownAdvice[];
};

/** A run's advice in the reader's language. */
export type ShownAdvice = Pick<RunAdvice, "id" | "level" | "message" | "remedy">;

/** The metrics as people see them: error, advice and log lines in their language. */
export function presentMetrics(metrics: RunMetrics, lang: Lang): ShownMetrics {
  const t = translator(trainingTexts, lang);
  return {
    ...metrics,
    error: metrics.error && describeError(metrics.error, lang),
    log: metrics.log.map(({ says, message, ...line }) => ({
      ...line,
      message: says ? logText(says, lang) : message,
    })),
    advice: metrics.advice.map(({ id, level, message, params, remedy }) => ({
      id,
      level,
      message: t(message, params),
      remedy,
    })),
  };
}

const nullableNumber = z.number().nullable();

/** The metrics as the REST interface shows them. */
export const metricsSchema = z.object({
  runId: z.string(),
  state: z.enum(jobStates),
  phase: z.string().nullable(),
  attempt: z.number(),
  cursor: z.number(),
  isWhole: z.boolean(),
  curve: z.array(z.object({
    step: z.number(),
    epoch: z.number(),
    loss: z.number(),
    learningRate: z.number(),
    tokensPerS: nullableNumber,
    memoryBytes: nullableNumber,
    attempt: z.number(),
  })),
  evals: z.array(z.object({
    step: z.number(),
    split: z.enum(["recall", "document"]),
    loss: z.number(),
  })),
  step: z.number(),
  totalSteps: nullableNumber,
  stepsPerEpoch: nullableNumber,
  epoch: z.number(),
  epochs: nullableNumber,
  loss: nullableNumber,
  bestLoss: nullableNumber,
  bestStep: nullableNumber,
  learningRate: nullableNumber,
  tokensPerS: nullableNumber,
  memoryBytes: nullableNumber,
  availableBytes: nullableNumber,
  elapsedS: z.number(),
  etaS: z.object({ low: z.number(), high: z.number() }).nullable(),
  device: z.string().nullable(),
  samples: z.array(z.object({
    step: z.number(),
    prompt: z.string(),
    output: z.string(),
    expected: z.string().nullable(),
  })),
  log: z.array(z.object({ at: z.string(), level: z.string(), message: z.string() })),
  advice: z.array(z.object({
    id: z.string(),
    level: z.enum(["note", "warning"]),
    message: z.string(),
    remedy: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("again"), hyper: hyperparametersSchema.partial() }),
      z.object({ kind: z.enum(["resume", "data", "use"]) }),
    ]).nullable(),
  })),
  error: errorTextSchema.nullable(),
});

/** Lines of a run's `training.log`. */
export interface RunLogPage {
  /** Number of the first line, counted from 0. */
  from: number;
  /** Lines that the file holds now. */
  total: number;
  lines: string[];
}
