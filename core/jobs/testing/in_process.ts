import type { Kysely } from "kysely";
import type { Job, JobId, JobState, PersonId } from "@/core/contract/mod.ts";
import { restingStates } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, silentLog, systemClock } from "@/core/system/mod.ts";
import { createJobs, type Jobs } from "../jobs.ts";
import type { AnyJobKind, StopReason } from "../kind.ts";
import type { Launch } from "../launcher.ts";
import { kindTable } from "../queue.ts";
import { runJob } from "../run_job.ts";

/** A queue for tests that runs its jobs in this process instead of in workers. */
export interface TestJobs {
  jobs: Jobs;
  /** Waits until the job is in one of the states (any resting state unless told). */
  until(id: JobId, states?: readonly JobState[]): Promise<Job>;
}

/** Builds a started queue over `db`; close it with `jobs.close()`. */
export async function createTestJobs(
  { db, kinds, clock = systemClock }: {
    db: Kysely<Database>;
    kinds: readonly AnyJobKind[];
    clock?: Clock;
  },
): Promise<TestJobs> {
  const jobs = createJobs({
    db,
    clock,
    kinds: kindTable(kinds),
    log: silentLog,
    launch: inProcess({ db, kinds, clock }),
  });
  await jobs.start();
  return { jobs, until: (id, states = restingStates) => untilState(jobs, id, states) };
}

/** A launcher whose "worker" is this process. `kill` leaves the work without an end, as a kill does. */
export function inProcess(
  { db, kinds, clock }: { db: Kysely<Database>; kinds: readonly AnyJobKind[]; clock: Clock },
): Launch {
  return ({ jobId, leaseToken, onEvents }) => {
    const stop = new AbortController();
    const killed = Promise.withResolvers<void>();
    const work = runJob({
      db,
      clock,
      log: silentLog,
      kinds: kindTable(kinds),
      jobId: jobId as JobId,
      leaseToken,
      signal: stop.signal,
      onEvents,
    });
    return {
      stop: (reason: StopReason) => stop.abort(reason),
      kill() {
        stop.abort(new Error("killed"));
        killed.resolve();
      },
      ended: Promise.race([work.catch(() => {}), killed.promise]),
    };
  };
}

function untilState(jobs: Jobs, id: JobId, states: readonly JobState[]): Promise<Job> {
  const { promise, resolve, reject } = Promise.withResolvers<Job>();
  const look = () =>
    jobs.get(id).then((job) => states.includes(job.state) ? resolve(job) : undefined, reject);
  const end = jobs.onEvents(look);
  look();
  return promise.finally(end);
}

/** A person in the database, whom test jobs can belong to. */
export async function addTestPerson(db: Kysely<Database>): Promise<PersonId> {
  const id = crypto.randomUUID() as PersonId;
  await db.insertInto("people")
    .values({ id, name: "Test", role: "owner", created_at: "2026-01-01T00:00:00.000Z" }).execute();
  return id;
}
