import type { Kysely } from "kysely";
import { type Job, type JobId, type Json, toErrorData } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, type Log } from "@/core/system/mod.ts";
import { lastEvents } from "./event_log.ts";
import { createEventWriter, type EventWriter } from "./event_writer.ts";
import type { AnyJobKind, JobContext } from "./kind.ts";
import { heartbeatMs, renewLease } from "./lease.ts";
import { getJob, kindNamed, type KindTable } from "./queue.ts";
import { changeState, type StateChange } from "./transitions.ts";

/** What the lease holder needs to do a job's work. */
export interface RunJobDeps {
  db: Kysely<Database>;
  clock: Clock;
  log: Log;
  kinds: KindTable;
  jobId: JobId;
  leaseToken: string;
  /** Aborts with a `StopReason` when the job is to pause or to be cancelled. */
  signal: AbortSignal;
  onEvents(): void;
}

/**
 * Does the work of a leased job, in whatever worker it is: reports its events, keeps its lease
 * alive, and writes its end. A lost lease ends the work silently: the job belongs to another.
 */
export async function runJob(deps: RunJobDeps): Promise<void> {
  const { db, clock, kinds, jobId, leaseToken } = deps;
  const job = await getJob(db, jobId);
  const kind = kindNamed(kinds, job.kind);
  const lost = new AbortController();
  const signal = AbortSignal.any([deps.signal, lost.signal]);
  const writer = createEventWriter({
    db,
    jobId,
    attempt: job.attempt,
    leaseToken,
    onWritten: deps.onEvents,
    onFailed: (error) => lost.abort(error),
  });
  const beat = setInterval(async () => {
    try {
      const isOurs = await renewLease(db, { id: jobId, leaseToken, at: isoNow(clock) });
      if (!isOurs) lost.abort(new Error("The lease is lost"));
    } catch (error) {
      lost.abort(error);
    }
  }, heartbeatMs);
  try {
    const context = contextOf({ db, job, signal, writer, clock });
    const end = await outcome({ ...deps, signal }, { kind, job, context });
    await writer.flush();
    const isWritten = end !== null && await writeEnd(deps, end);
    deps.onEvents();
    if (isWritten && end.to === "done") await tellDone(deps, { kind, job });
  } finally {
    clearInterval(beat);
  }
}

/** The job is done whatever becomes of what follows it. */
async function tellDone(
  { log }: RunJobDeps,
  { kind, job }: { kind: AnyJobKind; job: Job },
): Promise<void> {
  await kind.onDone(job.params, job).catch((error) =>
    log.write("error", "What follows a job failed", { kind: kind.kind, job: job.id, error })
  );
}

const startedStates = ["running", "pausing", "stopping"] as const;

/**
 * Answers whether it is written as it came. Work that was cancelled while it was pausing only knows
 * that it was to pause.
 */
async function writeEnd(
  { db, clock, jobId: id, leaseToken }: RunJobDeps,
  end: Pick<StateChange, "to" | "error" | "result">,
): Promise<boolean> {
  const at = isoNow(clock);
  const from = end.to === "paused" ? ["running", "pausing"] as const : startedStates;
  const changed = await changeState(db, { id, leaseToken, at, from, ...end });
  if (!changed) await changeState(db, { id, leaseToken, at, from: ["stopping"], to: "cancelled" });
  return changed !== null;
}

async function outcome(
  { signal, log }: RunJobDeps,
  { kind, job, context }: { kind: AnyJobKind; job: Job; context: JobContext },
): Promise<Pick<StateChange, "to" | "error" | "result"> | null> {
  try {
    const result: Json = await kind.run(job.params, context);
    return { to: "done", result };
  } catch (error) {
    if (signal.aborted && signal.reason === "pause") return { to: "paused" };
    if (signal.aborted && signal.reason === "cancel") return { to: "cancelled" };
    // It is left as after a kill: the next start decides what becomes of it.
    if (signal.aborted && signal.reason === "close") return null;
    log.write("error", "A job failed", { kind: kind.kind, job: job.id, error });
    return { to: "failed", error: toErrorData(error) };
  }
}

function contextOf(
  { db, job, signal, writer, clock }: {
    db: Kysely<Database>;
    job: Job;
    signal: AbortSignal;
    writer: EventWriter;
    clock: Clock;
  },
): JobContext {
  return {
    job,
    signal,
    emit: (type, data) => writer.add({ at: isoNow(clock), type, data }),
    progress: (progress) => writer.setProgress(progress, isoNow(clock)),
    log: (message, level = "info") =>
      writer.add({ at: isoNow(clock), type: "log", data: { level, message } }),
    lastStored: async (type) => (await lastEvents(db, job.id, { type, limit: 1 }))[0] ?? null,
  };
}
