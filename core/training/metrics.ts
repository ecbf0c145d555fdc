import {
  type Hyperparameters,
  type JobState,
  type RunId,
  type RunMetrics,
  thinCurve,
} from "@/core/contract/mod.ts";
import { adviseRun } from "./advise_run.ts";
import { estimateRemaining } from "./eta.ts";
import type { Numbered, Seen } from "./gather.ts";

/** Which part of a run's course is wanted. */
export interface MetricsWanted {
  /** The cursor of earlier metrics: only what came in later events is listed. */
  after?: number;
  /** So many points of the curve at most. */
  points?: number;
}

/** More points than a screen has pixels help nobody. */
const usualPoints = 2000;

const logLines = 200;

/** What the metrics need beside the events. */
export interface MetricsOf {
  runId: RunId;
  state: JobState;
  error: RunMetrics["error"];
  hyper: Hyperparameters;
  /** Memory that the run may use, in bytes; null when nobody knows. */
  availableBytes: number | null;
  /** The answers to the sample questions that stand in the data. */
  expected: ReadonlyMap<string, string>;
}

/**
 * Everything that a run's page shows, from stored events alone. With `after` the lists hold only what
 * came in later events; the figures are always those of now.
 */
export function metricsFrom(
  of: MetricsOf,
  seen: Seen,
  { after = 0, points: most = usualPoints }: MetricsWanted = {},
): RunMetrics {
  const { runId, state, error, expected } = of;
  const points = plain(newer(seen.points.values(), after)).sort((a, b) => a.step - b.step);
  const isRunning = state === "running";
  const { last, plan } = seen;
  const best = bestOf(seen);
  return {
    runId,
    state,
    phase: isRunning ? seen.phase : null,
    attempt: seen.attempt,
    cursor: seen.cursor,
    isWhole: after === 0,
    curve: thinCurve(points, most),
    evals: plain(newer(seen.evals.values(), after)).sort((a, b) => a.step - b.step),
    step: last?.step ?? 0,
    totalSteps: plan?.totalSteps ?? null,
    stepsPerEpoch: plan?.stepsPerEpoch ?? null,
    epoch: last?.epoch ?? 0,
    epochs: plan?.epochs ?? null,
    loss: last?.loss ?? null,
    bestLoss: best?.loss ?? null,
    bestStep: best?.step ?? null,
    learningRate: last?.learningRate ?? null,
    tokensPerS: last?.tokensPerS ?? null,
    memoryBytes: last?.memoryBytes ?? null,
    availableBytes: of.availableBytes ?? seen.deviceMemoryBytes,
    elapsedS: elapsedSeconds(seen),
    etaS: isRunning && plan ? estimateRemaining(seen.times, plan.totalSteps) : null,
    device: seen.device,
    samples: plain(newer(seen.samples, after))
      .map((sample) => ({ ...sample, expected: expected.get(sample.prompt) ?? null })),
    log: plain(newer(seen.log, after)).slice(-logLines),
    advice: adviseRun(of, seen),
    error,
  };
}

function newer<Thing extends { event: number }>(things: Iterable<Thing>, after: number): Thing[] {
  return [...things].filter(({ event }) => event > after);
}

function plain<Thing>(things: readonly Numbered<Thing>[]): Omit<Numbered<Thing>, "event">[] {
  return things.map(({ event: _, ...thing }) => thing);
}

/** On held-out rows where there are some: else only the rows that were learnt can tell. */
export function bestOf(
  { evals, points }: Pick<Seen, "evals" | "points">,
): { step: number; loss: number } | null {
  const recall = [...evals.values()].filter(({ split }) => split === "recall");
  return lowest(recall) ?? lowest([...points.values()]);
}

/** A clock that was set back must not take time away from other attempts. */
export function elapsedSeconds({ attempts }: Pick<Seen, "attempts">): number {
  let ms = 0;
  for (const { firstMs, lastMs } of attempts.values()) ms += Math.max(0, lastMs - firstMs);
  return ms / 1000;
}

function lowest<Point extends { step: number; loss: number }>(
  points: readonly Point[],
): Point | null {
  return points.reduce<Point | null>(
    (best, point) => best === null || point.loss < best.loss ? point : best,
    null,
  );
}
