import type {
  CurvePoint,
  EvalPoint,
  JobEvent,
  JobState,
  LogText,
  RunId,
  RunMetrics,
  TrainerPhase,
} from "@/core/contract/mod.ts";
import { estimateRemaining, type StepTime } from "./eta.ts";
import { runEventTypes, type StoredStep } from "./run_events.ts";

/** The types of a job's events that the metrics are made of. */
export const metricEventTypes = [...runEventTypes, "log"] as const;

/** More points than a screen has pixels help nobody. */
const pointsAtMost = 2000;

const logLines = 200;

const samplesAtMost = 60;

/** What the metrics need beside the events. */
export interface MetricsOf {
  runId: RunId;
  state: JobState;
  error: RunMetrics["error"];
}

/**
 * Everything that a run's page shows, from stored events alone. Of each step the last attempt
 * counts: a resumed run repeats the steps after its saved state.
 */
export function metricsFrom(
  { runId, state, error }: MetricsOf,
  events: readonly JobEvent[],
): RunMetrics {
  const seen = gather(events);
  const points = [...seen.points.values()].sort((a, b) => a.step - b.step);
  const evals = [...seen.evals.values()].sort((a, b) => a.step - b.step);
  const last = seen.last;
  const best = lowest(evals.filter(({ split }) => split === "recall")) ?? lowest(points);
  const isRunning = state === "running";
  return {
    runId,
    state,
    phase: isRunning ? seen.phase : null,
    attempt: seen.attempt,
    curve: thinned(points),
    evals,
    step: last?.step ?? 0,
    totalSteps: seen.plan?.totalSteps ?? null,
    epoch: last?.epoch ?? 0,
    epochs: seen.plan?.epochs ?? null,
    loss: last?.loss ?? null,
    bestLoss: best?.loss ?? null,
    bestStep: best?.step ?? null,
    learningRate: last?.learningRate ?? null,
    tokensPerS: last?.tokensPerS ?? null,
    memoryBytes: last?.memoryBytes ?? null,
    elapsedS: elapsed(seen.attempts),
    etaS: isRunning && seen.plan ? estimateRemaining(seen.times, seen.plan.totalSteps) : null,
    device: seen.device,
    samples: seen.samples.slice(-samplesAtMost),
    log: seen.log.slice(-logLines),
    error,
  };
}

interface Plan {
  totalSteps: number;
  epochs: number;
}

interface Seen {
  attempt: number;
  points: Map<number, CurvePoint>;
  evals: Map<string, EvalPoint>;
  last: CurvePoint | null;
  phase: TrainerPhase | null;
  plan: Plan | null;
  device: string | null;
  /** Of the present attempt, for the estimate. */
  times: StepTime[];
  attempts: Map<number, { firstMs: number; lastMs: number }>;
  samples: RunMetrics["samples"];
  log: RunMetrics["log"];
}

function gather(events: readonly JobEvent[]): Seen {
  const seen: Seen = {
    attempt: 0,
    points: new Map(),
    evals: new Map(),
    last: null,
    phase: null,
    plan: null,
    device: null,
    times: [],
    attempts: new Map(),
    samples: [],
    log: [],
  };
  for (const event of events) take(seen, event);
  return seen;
}

function take(seen: Seen, { type, data, at, attempt }: JobEvent): void {
  const atMs = Date.parse(at);
  if (attempt !== seen.attempt) {
    seen.attempt = attempt;
    seen.times = [];
    seen.phase = null;
  }
  if (type !== "log") stretch(seen.attempts, attempt, atMs);
  // The data was written by `run_events.ts`; the log by the job room.
  if (type === "steps") takeSteps(seen, data.steps as unknown as StoredStep[], { attempt, atMs });
  else if (type === "eval") takeEval(seen.evals, data as unknown as EvalPoint);
  else if (type === "phase") seen.phase = data.name as TrainerPhase;
  else if (type === "plan") seen.plan = data as unknown as Plan;
  else if (type === "engine") seen.device = data.deviceName as string;
  else if (type === "sample") seen.samples.push(data as unknown as RunMetrics["samples"][number]);
  else if (type === "log") {
    const says = (data.says ?? null) as unknown as LogText | null;
    seen.log.push({ at, level: String(data.level), message: String(data.message), says });
  }
}

function takeSteps(
  seen: Seen,
  steps: StoredStep[],
  { attempt, atMs }: { attempt: number; atMs: number },
): void {
  for (const step of steps) {
    seen.last = { ...step, attempt };
    seen.points.set(step.step, seen.last);
  }
  const last = steps.at(-1);
  if (last) seen.times.push({ step: last.step, atMs });
}

function takeEval(evals: Map<string, EvalPoint>, { step, split, loss }: EvalPoint): void {
  evals.set(`${split} ${step}`, { step, split, loss });
}

function stretch(attempts: Seen["attempts"], attempt: number, atMs: number): void {
  const known = attempts.get(attempt);
  if (known) known.lastMs = atMs;
  else attempts.set(attempt, { firstMs: atMs, lastMs: atMs });
}

/** A clock that was set back must not take time away from other attempts. */
function elapsed(attempts: Seen["attempts"]): number {
  let ms = 0;
  for (const { firstMs, lastMs } of attempts.values()) ms += Math.max(0, lastMs - firstMs);
  return ms / 1000;
}

/** On held-out rows where there are some: else only the rows that were learnt can tell. */
function lowest<Point extends { loss: number }>(points: readonly Point[]): Point | null {
  return points.reduce<Point | null>(
    (best, point) => best === null || point.loss < best.loss ? point : best,
    null,
  );
}

/** Every n-th point, and always the last one. */
function thinned(points: CurvePoint[]): CurvePoint[] {
  const every = Math.ceil(points.length / pointsAtMost);
  if (every <= 1) return points;
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}
