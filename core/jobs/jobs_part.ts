import type { Kysely } from "kysely";
import type { ProjectPart } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** The jobs' share of a project: their log goes with it. */
export function createJobsPart(db: Kysely<Database>): ProjectPart {
  return {
    async count(projectId) {
      const { count } = await db.selectFrom("jobs")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .where("project_id", "=", projectId).executeTakeFirstOrThrow();
      return { jobs: Number(count) };
    },
    async purge(projectId) {
      const ids = db.selectFrom("jobs").select("id").where("project_id", "=", projectId);
      await db.deleteFrom("job_events").where("job_id", "in", ids).execute();
      await db.deleteFrom("jobs").where("project_id", "=", projectId).execute();
    },
  };
}
