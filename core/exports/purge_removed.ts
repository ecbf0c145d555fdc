import type { Kysely } from "kysely";
import { artifactUndoMinutes } from "@/core/contract/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, removeIfThere, safeJoin } from "@/core/system/mod.ts";
import { artifactFromRow } from "./rows.ts";

/**
 * Removes the files of artifacts that were taken away too long ago to be brought back, and the folder
 * of an export with the last of its artifacts. What lies in a deleted project goes with that.
 */
export async function purgeRemoved(
  { db, clock, projects }: {
    db: Kysely<Database>;
    clock: Clock;
    projects: Pick<Projects, "folderOf">;
  },
): Promise<void> {
  const limit = new Date(clock.now().getTime() - artifactUndoMinutes * 60_000).toISOString();
  const old = await db.selectFrom("artifacts").selectAll("artifacts")
    .innerJoin("projects", "projects.id", "artifacts.project_id")
    .where("projects.deleted_at", "is", null).where("artifacts.deleted_at", "<", limit).execute();
  for (const row of old) {
    const { id, projectId, exportId, path } = artifactFromRow(row, null);
    const projectFolder = await projects.folderOf(projectId);
    // Files first: a row without files can be removed again, files without a row never.
    await removeIfThere(safeJoin(projectFolder, ...path.split("/")));
    await db.deleteFrom("artifacts").where("id", "=", id).execute();
    const rest = await db.selectFrom("artifacts").select("id").where("job_id", "=", exportId)
      .executeTakeFirst();
    if (!rest) await removeIfThere(safeJoin(projectFolder, "exports", exportId));
  }
}
