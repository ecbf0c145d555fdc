import type { Kysely, Transaction } from "kysely";
import { AppError, type ErrorData, type Job, type JobState } from "@/core/contract/mod.ts";
import type { Json } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { appendEvents } from "./event_log.ts";
import { jobFromRow } from "./rows.ts";

/** What changes along with a job's state. */
export interface StateChange {
  id: string;
  /** Only a job in one of these states changes. */
  from: readonly JobState[];
  to: JobState;
  at: string;
  /** Only the holder of this lease may change it. */
  leaseToken?: string;
  error?: ErrorData;
  result?: Json;
  /** Counts one more recovery. */
  isRecovery?: boolean;
  /** A person started it again: the count of recoveries begins anew. */
  isFreshStart?: boolean;
}

const endStates: readonly JobState[] = ["done", "failed", "cancelled"];

/** States of jobs that go on, or can, without being started again, and that nobody cancelled yet. */
export const unfinishedStates: readonly JobState[] = [
  "queued",
  "running",
  "pausing",
  "paused",
  "interrupted",
];

/**
 * Changes a job's state and appends the `state` event, in one transaction.
 *
 * @returns the changed job, or null when the job was not in a `from` state or the lease is gone.
 */
export async function changeState(db: Kysely<Database>, change: StateChange): Promise<Job | null> {
  return await db.transaction().execute(async (trx) => {
    const changed = await updateRow(trx, change);
    if (!changed) return null;
    const { to, at, error } = change;
    const data = error
      ? { state: to, error: { code: error.code, params: error.params } }
      : { state: to };
    await appendEvents(trx, { jobId: change.id, attempt: changed.attempt }, [
      { at, type: "state", data },
    ]);
    return changed;
  });
}

async function updateRow(trx: Transaction<Database>, change: StateChange): Promise<Job | null> {
  const { id, from, to, at, leaseToken, error, result } = change;
  let query = trx.updateTable("jobs").where("id", "=", id).where("state", "in", [...from]).set({
    state: to,
    finished_at: endStates.includes(to) ? at : null,
    error: error ? JSON.stringify(error) : null,
  });
  if (result !== undefined) query = query.set({ result: JSON.stringify(result) });
  if (change.isRecovery) query = query.set(({ eb }) => ({ recoveries: eb("recoveries", "+", 1) }));
  if (change.isFreshStart) query = query.set({ recoveries: 0 });
  if (leaseToken) query = query.where("lease_token", "=", leaseToken);
  const row = await query.returningAll().executeTakeFirst();
  return row ? jobFromRow(row) : null;
}

/**
 * As {@link changeState}, for what a person asked for.
 *
 * @throws {AppError} `job_not_found`, or `job_wrong_state` when the job is in no `from` state.
 */
export async function changeStateOrRefuse(db: Kysely<Database>, change: StateChange): Promise<Job> {
  const changed = await changeState(db, change);
  if (changed) return changed;
  const row = await db.selectFrom("jobs").select("state").where("id", "=", change.id)
    .executeTakeFirst();
  if (!row) throw new AppError("job_not_found");
  throw new AppError("job_wrong_state", { state: { key: `state.${row.state as JobState}` } });
}
