import { z } from "zod";
import { describeError, type ErrorData } from "./errors.ts";
import type { JobId, PersonId, ProjectId } from "./ids.ts";
import { activeStates, type JobState, jobStates } from "./job_states.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Lang, TextParams } from "./lang.ts";
import { phaseText } from "./text/phases.ts";

/** What a job may be asked to do; `resume` also restarts what failed or was interrupted. */
export const jobActionSchema = z.enum(["pause", "resume", "cancel"]);

export type JobAction = z.infer<typeof jobActionSchema>;

/** How far a job is. `total` is null while nobody knows it. */
export interface Progress {
  /** A key of the area's texts, such as `training.phase.load`; shown as it is when unknown. */
  phase?: string;
  done: number;
  total: number | null;
  /** What is counted: "files", "rows", "steps", "bytes". */
  unit: string;
}

/** One piece of long work. Times are ISO 8601 in UTC. */
export interface Job {
  id: JobId;
  kind: string;
  ownerId: PersonId;
  projectId: ProjectId | null;
  state: JobState;
  params: JsonObject;
  result: Json;
  error: ErrorData | null;
  progress: Progress | null;
  attempt: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/**
 * One entry of a job's append-only log. `id` is the cursor of the event stream (it grows over all
 * jobs); (`jobId`, `attempt`, `seq`) names the event.
 */
export interface JobEvent {
  id: number;
  jobId: JobId;
  attempt: number;
  seq: number;
  at: string;
  type: string;
  data: JsonObject;
}

/**
 * What a log line says in every language: it stands as `says` beside the English `message` in the
 * data of a `log` event. `error` fills `{reason}`.
 */
export interface LogText {
  /** A key of the area's texts, such as `documents.log.read`. */
  key: string;
  params: TextParams;
  error?: ErrorData;
}

/** An error as the REST interface shows it inside something else. */
export const errorTextSchema = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
});

/** The job as the REST interface shows it. */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.string(),
  projectId: z.string().nullable(),
  state: z.enum(jobStates),
  params: z.record(z.string(), z.unknown()),
  result: z.unknown(),
  error: errorTextSchema.nullable(),
  progress: z.object({
    phase: z.string().optional(),
    done: z.number(),
    total: z.number().nullable(),
    unit: z.string(),
  }).nullable(),
  attempt: z.number().int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});

/** The event as the REST interface and the event stream show it. */
export const jobEventSchema = z.object({
  id: z.number().int(),
  jobId: z.string(),
  attempt: z.number().int(),
  seq: z.number().int(),
  at: z.string(),
  type: z.string(),
  data: z.record(z.string(), z.json()),
});

/** How fast a job is and how long it will still take; seconds as a range. */
export const paceSchema = z.object({
  perSecond: z.number(),
  unit: z.string(),
  remaining: z.object({ low: z.number(), high: z.number() }).nullable(),
});

/** Groups of states by which lists are filtered. */
export const jobGroups = ["active", "waiting", "done", "ended"] as const;

export type JobGroup = typeof jobGroups[number];

/** Which states are in a group: under way, waiting for a person, done, ended otherwise. */
export const statesOfGroup: Readonly<Record<JobGroup, readonly JobState[]>> = {
  active: activeStates,
  waiting: ["paused", "interrupted"],
  done: ["done"],
  ended: ["failed", "cancelled"],
};

/** One line of a job's log. */
export const logLineSchema = z.object({
  id: z.number().int(),
  at: z.string(),
  attempt: z.number().int(),
  level: z.enum(["info", "warning"]),
  message: z.string(),
});

export type LogLine = z.infer<typeof logLineSchema>;

/** A `log` event as a line in a person's language. */
export function presentLogLine(event: JobEvent, lang: Lang): LogLine {
  const { id, at, attempt, data } = presentEvent(event, lang);
  const level = data["level"] === "warning" ? "warning" : "info";
  return { id, at, attempt, level, message: String(data["message"]) };
}

/** The job as people see it: its error in their language, whose it is left out. */
export function presentJob(job: Job, lang: Lang): z.input<typeof jobSchema> {
  const { ownerId: _, ...shown } = job;
  const error = job.error && describeError(job.error, lang);
  return { ...shown, error };
}

/** The event as people see it: an error or log line inside it gets its text in their language. */
export function presentEvent(event: JobEvent, lang: Lang): JobEvent {
  const says = event.data["says"];
  if (event.type === "log" && says) {
    const message = logText(says as unknown as LogText, lang);
    return { ...event, data: { ...event.data, message } };
  }
  const error = event.data["error"];
  if (event.type !== "state" || !error) return event;
  const text = describeError(error as unknown as ErrorData, lang);
  return { ...event, data: { ...event.data, error: { ...text } } };
}

/** A log line in one language. */
export function logText({ key, params, error }: LogText, lang: Lang): string {
  const reason = error && describeError(error, lang).message;
  return phaseText(key, lang, { ...params, ...(reason && { reason }) });
}
