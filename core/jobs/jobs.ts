import type { Kysely } from "kysely";
import { AppError } from "@/core/contract/mod.ts";
import type { Job, JobEvent, JobId, JobState, Progress } from "@/core/contract/mod.ts";
import { type Pace, paceOf, pacePoints } from "@/core/contract/text/pace.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, type Log } from "@/core/system/mod.ts";
import { eventFeed } from "./event_feed.ts";
import {
  type EventFilter,
  eventsAfter,
  lastEvents,
  latestCursor,
  type LogPage,
  readLog,
} from "./event_log.ts";
import type { JobQueue } from "./job_queue.ts";
import type { Launch } from "./launcher.ts";
import { type JobNews, jobNews } from "./news.ts";
import type { Slots } from "./next_jobs.ts";
import { enqueue, getJob, kindNamed, listJobs } from "./queue.ts";
import type { KindTable } from "./queue.ts";
import { createScheduler } from "./scheduler.ts";
import { thinEvents } from "./thin_events.ts";
import { changeState, changeStateOrRefuse } from "./transitions.ts";

/** The queue with what only the scheduler can do, be it here or in the server of this worker. */
export interface JobControl extends JobQueue {
  pause(id: JobId): Promise<Job>;
  cancel(id: JobId): Promise<Job>;
  /** Calls back whenever new events may be in the database; answers how to end that. */
  onEvents(listener: () => void): () => void;
}

/** The queue in the process that owns the data folder. */
export interface Jobs extends JobControl {
  /** Events after a cursor and every new one, until the signal aborts. */
  feed(cursor: number, filter: EventFilter, signal: AbortSignal): AsyncGenerator<JobEvent>;
  /** Events after a cursor; waits for some until the signal aborts or the job rests. */
  news(id: JobId, cursor: number, signal: AbortSignal): Promise<JobNews>;
  /** Lines of a job's log, from any one on; see {@link readLog}. */
  log(id: JobId, place: { from: number; count: number }): Promise<LogPage>;
  /** How fast a job is at present, and how long it will still take. */
  pace(id: JobId): Promise<Pace | null>;
  /** Whether jobs of this kind can be paused. */
  isPausable(kind: string): boolean;
  /** A worker put a job into the queue. */
  wake(): void;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** What a queue without a scheduler works with. */
export interface QueueDeps {
  db: Kysely<Database>;
  clock: Clock;
  /** May be filled later: kinds are built from rooms, which are built with the queue. */
  kinds: KindTable;
  /** Called when there may be something to start. */
  onQueued(): void;
}

/** The queue as a worker sees it: it may put jobs in and look, but starts none. */
export function createJobQueue({ db, clock, kinds, onQueued }: QueueDeps): JobQueue {
  return {
    async enqueue(job) {
      const enqueued = await enqueue({ db, clock, kinds }, job);
      onQueued();
      return enqueued;
    },
    get: (id) => getJob(db, id),
    list: (filter) => listJobs(db, filter),
    events: (cursor, filter) => eventsAfter(db, cursor, filter),
    lastEvents: (id, options) => lastEvents(db, id, options),
    latestCursor: () => latestCursor(db),
    async resume(id) {
      const job = await changeStateOrRefuse(db, {
        id,
        at: isoNow(clock),
        from: ["paused", "interrupted", "failed", "cancelled"],
        to: "queued",
        isFreshStart: true,
      });
      onQueued();
      return job;
    },
  };
}

/** What the owner of the data folder builds its jobs from. */
export interface JobsDeps {
  db: Kysely<Database>;
  clock: Clock;
  kinds: KindTable;
  launch: Launch;
  log: Log;
  slots?: Slots;
}

const usualSlots: Slots = { accelerator: 1, cpu: 2, none: 20 };

/** The job queue with its scheduler: the only way in which long work starts (DESIGN §3.2). */
export function createJobs(
  { db, clock, kinds, launch, log, slots = usualSlots }: JobsDeps,
): Jobs {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const scheduler = createScheduler({ db, clock, kinds, launch, log, slots, onEvents: tell });
  const wake = () => {
    tell();
    scheduler.wake();
  };

  async function stop(id: JobId, reason: "pause" | "cancel"): Promise<Job> {
    const [resting, ending] = reason === "pause"
      ? ["paused", "pausing"] as const
      : ["cancelled", "stopping"] as const;
    const { kind } = await getJob(db, id);
    if (reason === "pause" && !kindNamed(kinds, kind).pausable) {
      throw new AppError("job_not_pausable");
    }
    const at = isoNow(clock);
    const idle: readonly JobState[] = reason === "pause" ? ["queued"] : idleStates;
    const job = await changeState(db, { id, at, from: idle, to: resting }) ??
      await changeStateOrRefuse(db, { id, at, from: ["running", "pausing"], to: ending });
    scheduler.stopJob(job, reason);
    wake();
    return job;
  }

  const queue = createJobQueue({ db, clock, kinds, onQueued: wake });
  const onEvents = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

  return {
    ...queue,
    onEvents,
    feed: (cursor, filter, signal) => eventFeed({ queue, onEvents }, { cursor, filter, signal }),
    news: (id, cursor, signal) => jobNews({ queue, onEvents }, { id, cursor, signal }),
    log: (id, place) => readLog(db, id, place),
    pace: (id) => presentPace(queue, id),
    pause: (id) => stop(id, "pause"),
    cancel: (id) => stop(id, "cancel"),
    isPausable: (kind) => kindNamed(kinds, kind).pausable,
    wake,
    async start() {
      await thinEvents(db, clock);
      await scheduler.start();
    },
    close: () => scheduler.close(),
  };
}

/** Only of the present attempt: between two of them the app was not there. */
async function presentPace(queue: JobQueue, id: JobId): Promise<Pace | null> {
  const { state, attempt } = await queue.get(id);
  if (state !== "running") return null;
  const events = await queue.lastEvents(id, { type: "progress", limit: pacePoints });
  return paceOf(
    events.filter((event) => event.attempt === attempt)
      .map(({ at, data }) => ({ ...data as unknown as Progress, at })),
  );
}

const idleStates: readonly JobState[] = ["queued", "paused", "interrupted"];
