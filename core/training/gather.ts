import type {
  CurvePoint,
  EvalPoint,
  JobEvent,
  LogText,
  RunLogLine,
  RunSample,
  TrainerPhase,
} from "@/core/contract/mod.ts";
import type { StepTime } from "./eta.ts";
import { runEventTypes, type StoredStep } from "./run_events.ts";

/** The types of a job's events that the metrics are made of. */
export const metricEventTypes = [...runEventTypes, "log"] as const;

/** A thing with the number of the event that it was in. */
export type Numbered<Thing> = Thing & { event: number };

/** What a trainer announced. */
export interface AnnouncedPlan {
  totalSteps: number;
  stepsPerEpoch: number;
  epochs: number;
  truncatedRows: number;
}

/** What is known of a run from its events so far; {@link take} adds one more. */
export interface Seen {
  /** The number of the last event. */
  cursor: number;
  attempt: number;
  /** By step. Of each step the last attempt counts: a resumed run repeats steps. */
  points: Map<number, Numbered<CurvePoint>>;
  evals: Map<string, Numbered<EvalPoint>>;
  last: CurvePoint | null;
  phase: TrainerPhase | null;
  plan: AnnouncedPlan | null;
  device: string | null;
  deviceMemoryBytes: number | null;
  /** Of the present attempt, for the estimate. */
  times: StepTime[];
  attempts: Map<number, { firstMs: number; lastMs: number }>;
  samples: Numbered<Omit<RunSample, "expected">>[];
  log: Numbered<RunLogLine>[];
}

/** Nothing is known yet. */
export function nothingSeen(): Seen {
  return {
    cursor: 0,
    attempt: 0,
    points: new Map(),
    evals: new Map(),
    last: null,
    phase: null,
    plan: null,
    device: null,
    deviceMemoryBytes: null,
    times: [],
    attempts: new Map(),
    samples: [],
    log: [],
  };
}

/** What many events tell together. */
export function gather(events: readonly JobEvent[]): Seen {
  const seen = nothingSeen();
  for (const event of events) take(seen, event);
  return seen;
}

const kept = { log: 200, samples: 60, times: 100 };

/** Adds an event to what is known; each is taken once, in their order. */
export function take(seen: Seen, event: JobEvent): void {
  const { id, type, attempt, at } = event;
  const atMs = Date.parse(at);
  seen.cursor = id;
  if (attempt !== seen.attempt) {
    seen.attempt = attempt;
    seen.times = [];
    seen.phase = null;
  }
  if (type === "log") return takeLog(seen, event);
  stretch(seen.attempts, attempt, atMs);
  if (type === "steps") takeSteps(seen, event, atMs);
  else takeOther(seen, event);
}

/** The data was written by `run_events.ts`. */
function takeOther(seen: Seen, { id: event, type, data }: JobEvent): void {
  if (type === "eval") {
    const { step, split, loss } = data as unknown as EvalPoint;
    seen.evals.set(`${split} ${step}`, { step, split, loss, event });
  } else if (type === "phase") seen.phase = data.name as TrainerPhase;
  else if (type === "plan") seen.plan = data as unknown as AnnouncedPlan;
  else if (type === "engine") {
    seen.device = data.deviceName as string;
    seen.deviceMemoryBytes = data.deviceMemoryBytes as number | null;
  } else if (type === "sample") {
    const { step, prompt, output } = data as unknown as RunSample;
    // A resumed run answers again what it had answered after the state that it went back to.
    const others = seen.samples.filter((one) => one.step !== step || one.prompt !== prompt);
    seen.samples = [...others, { step, prompt, output, event }].slice(-kept.samples);
  }
}

function takeSteps(seen: Seen, { id: event, data, attempt }: JobEvent, atMs: number): void {
  const steps = data.steps as unknown as StoredStep[];
  for (const step of steps) {
    seen.last = { ...step, attempt };
    seen.points.set(step.step, { ...seen.last, event });
  }
  const last = steps.at(-1);
  if (last) seen.times = [...seen.times, { step: last.step, atMs }].slice(-kept.times);
}

function takeLog(seen: Seen, { id: event, data, at }: JobEvent): void {
  const says = (data.says ?? null) as unknown as LogText | null;
  seen.log.push({ at, level: String(data.level), message: String(data.message), says, event });
  if (seen.log.length > 2 * kept.log) seen.log = seen.log.slice(-kept.log);
}

function stretch(attempts: Seen["attempts"], attempt: number, atMs: number): void {
  const known = attempts.get(attempt);
  if (known) known.lastMs = atMs;
  else attempts.set(attempt, { firstMs: atMs, lastMs: atMs });
}
