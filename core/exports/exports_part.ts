import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** What a project holds of exports. */
export function createExportsPart(db: Kysely<Database>): ProjectPart {
  return {
    async count(projectId) {
      const { count } = await db.selectFrom("artifacts")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("project_id", "=", projectId).where("deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return { artifacts: Number(count) };
    },
    async purge(projectId) {
      await db.deleteFrom("artifacts").where("project_id", "=", projectId).execute();
    },
  };
}
