import type { Kysely } from "kysely";
import type { Job } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { jobFromRow } from "./rows.ts";

/** How many jobs of each slot may run at once. */
export type Slots = Readonly<Record<"accelerator" | "cpu" | "none", number>>;

const active = ["running", "pausing", "stopping"];

/**
 * The queued jobs that may start now. Fair: whoever has least under way comes first, then whoever
 * waits longest.
 */
export async function nextJobs(db: Kysely<Database>, slots: Slots): Promise<Job[]> {
  const busy = await db.selectFrom("jobs").select(["owner_id", "slot"])
    .where("state", "in", active).execute();
  const queued = await db.selectFrom("jobs").selectAll().where("state", "=", "queued")
    .orderBy("id").execute();
  const load = countBy(busy.map((row) => row.owner_id));
  const used = countBy(busy.map((row) => row.slot));
  const chosen: Job[] = [];
  while (true) {
    const next = queued
      .filter((row) => (used.get(row.slot) ?? 0) < slots[row.slot])
      .toSorted((a, b) => (load.get(a.owner_id) ?? 0) - (load.get(b.owner_id) ?? 0))[0];
    if (!next) return chosen;
    queued.splice(queued.indexOf(next), 1);
    load.set(next.owner_id, (load.get(next.owner_id) ?? 0) + 1);
    used.set(next.slot, (used.get(next.slot) ?? 0) + 1);
    chosen.push(jobFromRow(next));
  }
}

function countBy(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
