import { join } from "node:path";
import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { removeIfThere } from "@/core/system/mod.ts";

/** The ending of a folder whose export is under way. */
export const partEnding = ".part";

/**
 * Removes what exports left that were cancelled while nobody could tidy up, or whose job is gone.
 * What another job is still making, or will go on with, stays.
 */
export async function removeLeftovers(
  db: Kysely<Database>,
  exportsFolder: string,
  ownId: string,
): Promise<void> {
  const names = (await Array.fromAsync(Deno.readDir(exportsFolder))).map(({ name }) => name);
  const others = names.filter((name) => name.endsWith(partEnding))
    .map((name) => name.slice(0, -partEnding.length)).filter((id) => id !== ownId);
  for (const id of others) {
    const job = await db.selectFrom("jobs").select("state").where("id", "=", id)
      .executeTakeFirst();
    const isOver = !job || ["done", "failed", "cancelled"].includes(job.state);
    if (isOver) await removeIfThere(join(exportsFolder, id + partEnding));
  }
}
