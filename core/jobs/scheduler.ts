import type { Kysely } from "kysely";
import type { Job, JobId, JobState } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, type Log, newSecret } from "@/core/system/mod.ts";
import type { StopReason } from "./kind.ts";
import type { Launch, LaunchedJob, LaunchRequest } from "./launcher.ts";
import { heartbeatMs, leaseMs, takeLease } from "./lease.ts";
import { nextJobs, type Slots } from "./next_jobs.ts";
import type { KindTable } from "./queue.ts";
import { recoverJob } from "./recovery.ts";

/** What the scheduler works with. */
export interface SchedulerDeps {
  db: Kysely<Database>;
  clock: Clock;
  kinds: KindTable;
  launch: Launch;
  slots: Slots;
  log: Log;
  onEvents(): void;
}

interface Running {
  launched: LaunchedJob;
  /** How long its work may take to save. */
  graceMs: number;
  graceTimer: ReturnType<typeof setTimeout> | null;
  /** Silent at the last look already: a laptop that slept gets one look's grace. */
  wasSilent: boolean;
}

/** Starts queued jobs when there is room, and looks after those under way. */
export interface Scheduler {
  /** There may be something to start. */
  wake(): void;
  /** Asks a running job to end; after its kind's grace it is ended. */
  stopJob(job: Job, reason: StopReason): void;
  start(): Promise<void>;
  /** Lets everything under way save and ends it; the jobs are recovered at the next start. */
  close(): Promise<void>;
}

/** The one scheduler of a data folder. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  const { db, clock, kinds } = deps;
  const running = new Map<string, Running>();
  const unsettled: Unsettled = new Map();
  let watch: ReturnType<typeof setInterval> | null = null;
  let isOpen = false;
  let starting: Promise<void> = Promise.resolve();
  const ends = new Set<Promise<void>>();

  async function startQueued(): Promise<void> {
    if (!isOpen) return;
    for (const job of await nextJobs(db, deps.slots)) await startJob(job);
  }

  async function startJob(queued: Job): Promise<void> {
    const leaseToken = newSecret();
    const job = await takeLease(db, { id: queued.id, leaseToken, at: isoNow(clock) });
    if (!job) return;
    deps.onEvents();
    const launched = launchOrEnd(deps, { jobId: job.id, leaseToken });
    const graceMs = kinds.get(job.kind)?.graceMs ?? 0;
    const entry: Running = { launched, graceMs, graceTimer: null, wasSilent: false };
    running.set(job.id, entry);
    const end = launched.ended.then(() => ended(job.id, { entry, leaseToken }));
    ends.add(end);
    end.finally(() => ends.delete(end));
  }

  async function ended(
    id: JobId,
    { entry, leaseToken }: { entry: Running; leaseToken: string },
  ): Promise<void> {
    if (entry.graceTimer !== null) clearTimeout(entry.graceTimer);
    // Whoever resumed it in the meantime has begun the next attempt, which stays as it is.
    if (running.get(id) === entry) running.delete(id);
    if (!isOpen) return;
    unsettled.set(leaseToken, id);
    await settle(deps, unsettled);
    deps.onEvents();
    wake();
  }

  async function lookAfter(): Promise<void> {
    await settle(deps, unsettled);
    await killSilent(deps, running);
  }

  function wake(): void {
    starting = starting.then(startQueued).catch(note(deps, "Queued jobs could not be started yet"));
  }

  return {
    wake,
    stopJob(job, reason) {
      const entry = running.get(job.id);
      if (!entry) return;
      entry.launched.stop(reason);
      entry.graceTimer ??= setTimeout(() => entry.launched.kill(), entry.graceMs);
    },
    async start() {
      isOpen = true;
      for (const id of await leftBehind(db)) await recoverJob(deps, id);
      watch = setInterval(
        () => lookAfter().then(wake).catch(note(deps, "Running jobs could not be looked after")),
        heartbeatMs,
      );
      wake();
    },
    async close() {
      isOpen = false;
      if (watch !== null) clearInterval(watch);
      await starting;
      for (const entry of running.values()) saveAndEnd(entry);
      await Promise.all(ends);
    },
  };
}

/** A computer that is shut down gives its programs some ten seconds. */
const longestCloseMs = 8_000;

function saveAndEnd(entry: Running): void {
  const { launched, graceMs } = entry;
  launched.stop("close");
  entry.graceTimer ??= setTimeout(() => launched.kill(), Math.min(graceMs, longestCloseMs));
}

/** Work that cannot be started has ended at once: its job is recovered as after any death. */
function launchOrEnd(
  { launch, log, onEvents }: SchedulerDeps,
  lease: Omit<LaunchRequest, "onEvents">,
): LaunchedJob {
  try {
    return launch({ ...lease, onEvents });
  } catch (error) {
    log.write("error", "The work of a job could not be started", { error });
    return { stop() {}, kill() {}, ended: Promise.resolve() };
  }
}

/**
 * Attempts by their lease, each with its job, whose work is over, but which the database could not
 * take down, as on a full disk.
 */
type Unsettled = Map<string, JobId>;

/** Gives jobs whose work is over their true state; those that cannot have it yet stay listed. */
async function settle(deps: SchedulerDeps, unsettled: Unsettled): Promise<void> {
  for (const [leaseToken, id] of unsettled) {
    await recoverJob(deps, id, leaseToken).then(
      () => unsettled.delete(leaseToken),
      note(deps, "The end of a job could not be written yet"),
    );
  }
}

/** Ends work that has not been heard of for longer than its lease, twice in a row. */
async function killSilent(
  { db, clock }: SchedulerDeps,
  running: ReadonlyMap<string, Running>,
): Promise<void> {
  for (const [id, entry] of running) {
    const row = await db.selectFrom("jobs").select("heartbeat_at").where("id", "=", id)
      .executeTakeFirst();
    const silentMs = clock.now().getTime() - Date.parse(row?.heartbeat_at ?? "");
    if (silentMs > leaseMs && entry.wasSilent) entry.launched.kill();
    entry.wasSilent = silentMs > leaseMs;
  }
}

/** A database that cannot be written, such as on a full disk, must not end the server. */
function note({ log }: SchedulerDeps, message: string): (error: unknown) => void {
  return (error) => log.write("error", message, { error });
}

async function leftBehind(db: Kysely<Database>): Promise<JobId[]> {
  const states: JobState[] = ["running", "pausing", "stopping"];
  const rows = await db.selectFrom("jobs").select("id").where("state", "in", states).execute();
  return rows.map((row) => row.id as JobId);
}
