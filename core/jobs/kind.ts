import type { z } from "zod";
import type { Job, JobEvent, Json, JsonObject, Progress } from "@/core/contract/mod.ts";

/** Why a running job is asked to end; with `close` the app ends, and the job goes on when it is back. */
export const stopReasons = ["pause", "cancel", "close"] as const;

export type StopReason = typeof stopReasons[number];

/** What a job's work is given to report with. */
export interface JobContext {
  readonly job: Pick<Job, "id" | "kind" | "ownerId" | "attempt" | "projectId">;
  /** Aborts with a {@link StopReason} as its reason; the work then ends soon, saved or undone. */
  readonly signal: AbortSignal;
  /** Appends an event of the feature's own type. */
  emit(type: string, data: JsonObject): void;
  /** Replaces the job's progress and appends a `progress` event. */
  progress(progress: Progress): void;
  /** Appends a `log` event: a line for people, in English, without secrets. */
  log(message: string, level?: "info" | "warning"): void;
  /** The newest stored event of a type, from any attempt: what a kill left of the reports. */
  lastStored(type: string): Promise<JobEvent | null>;
}

/**
 * One kind of long work.
 *
 * `run` must be able to start again after a kill at any point: it finds what an earlier attempt
 * left and goes on from there. When `signal` aborts it ends by throwing `signal.reason` (or
 * anything); returning normally means that the work was finished all the same.
 */
export interface JobKind<Params = JsonObject, Result extends Json = Json> {
  readonly kind: string;
  readonly params: z.ZodType<Params>;
  /** What the job occupies: one accelerator exists, few CPU places; orchestration takes none. */
  readonly slot: "accelerator" | "cpu" | "none";
  readonly pausable: boolean;
  /** After the app was killed: start again by itself, or wait for a person's "resume". */
  readonly recovery: "automatic" | "offered";
  /** How long the work may take to save after a stop before its worker is ended. */
  readonly graceMs: number;
  run(params: Params, context: JobContext): Promise<Result>;
  /**
   * Called once a job stands there as done, where it ran: whoever found it at work until then left to
   * it what came too late for it.
   */
  onDone?(params: Params, job: JobContext["job"]): Promise<unknown>;
}

/** A kind as the queue sees it: what its parameters are, only the kind itself knows. */
export interface AnyJobKind
  extends Pick<JobKind, "kind" | "slot" | "pausable" | "recovery" | "graceMs"> {
  /** Throws when the parameters do not fit. */
  check(params: JsonObject): void;
  run(params: JsonObject, context: JobContext): Promise<Json>;
  onDone(params: JsonObject, job: JobContext["job"]): Promise<unknown>;
}

/** Makes a kind ready for the queue. */
export function jobKind<Params, Result extends Json>(
  definition: JobKind<Params, Result>,
): AnyJobKind {
  const { kind, slot, pausable, recovery, graceMs, params: schema } = definition;
  return {
    kind,
    slot,
    pausable,
    recovery,
    graceMs,
    check: (params) => void schema.parse(params),
    run: (params, context) => definition.run(schema.parse(params), context),
    onDone: async (params, job) => await definition.onDone?.(schema.parse(params), job),
  };
}
