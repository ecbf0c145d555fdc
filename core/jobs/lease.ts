import type { Kysely } from "kysely";
import type { Job } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { appendEvents } from "./event_log.ts";
import { jobFromRow } from "./rows.ts";

/** How often the work says that it is alive. */
export const heartbeatMs = 10_000;
/** After how long its silence counts as death. */
export const leaseMs = 30_000;

/** Gives a queued job to one worker: a new attempt begins. Null when another took it. */
export async function takeLease(
  db: Kysely<Database>,
  { id, leaseToken, at }: { id: string; leaseToken: string; at: string },
): Promise<Job | null> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx.updateTable("jobs").where("id", "=", id).where("state", "=", "queued")
      .set(({ eb, fn }) => ({
        state: "running",
        lease_token: leaseToken,
        heartbeat_at: at,
        attempt: eb("attempt", "+", 1),
        started_at: fn.coalesce("started_at", eb.val(at)),
      })).returningAll().executeTakeFirst();
    if (!row) return null;
    await appendEvents(trx, { jobId: id, attempt: row.attempt }, [
      { at, type: "state", data: { state: "running" } },
    ]);
    return jobFromRow(row);
  });
}

/** Renews the lease; false means that the job now belongs to another. */
export async function renewLease(
  db: Kysely<Database>,
  { id, leaseToken, at }: { id: string; leaseToken: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable("jobs").set({ heartbeat_at: at })
    .where("id", "=", id).where("lease_token", "=", leaseToken).executeTakeFirst();
  return numUpdatedRows > 0n;
}
