import type { Kysely } from "kysely";
import { AppError, type JobId, type ProjectPart } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { JobControl } from "./jobs.ts";
import { unfinishedStates } from "./transitions.ts";

/** The jobs' share of a project: they end with it, and their log goes with it. */
export function createJobsPart(
  db: Kysely<Database>,
  jobs: Pick<JobControl, "list" | "cancel">,
): ProjectPart {
  return {
    async end(projectId) {
      const states = unfinishedStates;
      const unfinished = await jobs.list({ projectId, states, limit: jobsAtMost });
      for (const { id } of unfinished) await cancelUnlessEnded(jobs, id);
    },
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

/** More than one project can have under way. */
const jobsAtMost = 10_000;

async function cancelUnlessEnded(jobs: Pick<JobControl, "cancel">, id: JobId): Promise<void> {
  try {
    await jobs.cancel(id);
  } catch (error) {
    // It came to its end, or was cancelled, in this very moment.
    if (!(error instanceof AppError && error.code === "job_wrong_state")) throw error;
  }
}
