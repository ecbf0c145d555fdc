import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** What a project holds of evaluations. */
export function createEvaluationPart(db: Kysely<Database>): ProjectPart {
  return {
    async count(projectId) {
      const { count } = await db.selectFrom("evaluations")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("project_id", "=", projectId).where("deleted_at", "is", null)
        .executeTakeFirstOrThrow();
      return { evaluations: Number(count) };
    },
    async purge(projectId) {
      await db.deleteFrom("evaluations").where("project_id", "=", projectId).execute();
    },
  };
}
