import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** What a project holds of training data. */
export function createDatasetsPart(db: Kysely<Database>): ProjectPart {
  return {
    async count(projectId) {
      const { count } = await db.selectFrom("dataset_rows")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("project_id", "=", projectId).where("deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return { rows: Number(count) };
    },
    async purge(projectId) {
      await db.deleteFrom("dataset_versions").where("project_id", "=", projectId).execute();
      await db.deleteFrom("dataset_rows").where("project_id", "=", projectId).execute();
      await db.deleteFrom("row_lengths")
        .where("hash", "not in", db.selectFrom("dataset_rows").select("hash")).execute();
    },
  };
}
