import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import type { Clock } from "@/core/system/mod.ts";

const keptDays = 7;

/**
 * Forgets how far jobs were at each moment, once they ended long ago: the job itself keeps how far
 * it came, and its log, curves and states stay. Cursors stay valid, for numbers are never given twice.
 */
export async function thinEvents(db: Kysely<Database>, clock: Clock): Promise<void> {
  const limit = new Date(clock.now().getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString();
  const ended = db.selectFrom("jobs").select("id").where("finished_at", "<", limit);
  await db.deleteFrom("job_events").where("type", "=", "progress").where("job_id", "in", ended)
    .execute();
}
