import type { JobId } from "@/core/contract/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";
import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { kindNamed, type KindTable } from "./queue.ts";
import { changeState, type StateChange } from "./transitions.ts";

/** A job that kills its worker every time must not do so for ever. */
const recoveriesAtMost = 3;

/**
 * Gives a job whose work is gone its true state: what was pausing is paused, what was stopping is
 * cancelled, what was running starts again or waits for a person, by its kind.
 *
 * @param leaseToken that of the attempt whose work is gone: a newer one is left alone. Without it,
 * whatever attempt there is.
 */
export async function recoverJob(
  { db, clock, kinds }: { db: Kysely<Database>; clock: Clock; kinds: KindTable },
  id: JobId,
  leaseToken?: string,
): Promise<void> {
  const row = await db.selectFrom("jobs").select(["kind", "recoveries"]).where("id", "=", id)
    .executeTakeFirstOrThrow();
  const job = { id, at: isoNow(clock), ...(leaseToken !== undefined && { leaseToken }) };
  await changeState(db, { ...job, from: ["pausing"], to: "paused" });
  await changeState(db, { ...job, from: ["stopping"], to: "cancelled" });
  const next = afterDeath(kindNamed(kinds, row.kind).recovery, row.recoveries);
  await changeState(db, { ...job, from: ["running"], ...next });
}

function afterDeath(
  recovery: "automatic" | "offered",
  recoveries: number,
): Pick<StateChange, "to" | "error" | "isRecovery"> {
  if (recovery === "offered") return { to: "interrupted" };
  if (recoveries < recoveriesAtMost) return { to: "queued", isRecovery: true };
  return { to: "failed", error: { code: "job_gave_up", params: { count: recoveries + 1 } } };
}
