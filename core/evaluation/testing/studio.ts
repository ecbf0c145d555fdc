import type { Kysely } from "kysely";
import type {
  DatasetVersionId,
  JobId,
  PersonId,
  ProjectId,
  RunId,
  TrainerConfig,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";

/** Puts a run into a project: what an evaluation belongs to. */
export async function addRun(
  db: Kysely<Database>,
  { ownerId, projectId, config = {} }: {
    ownerId: PersonId;
    projectId: ProjectId;
    /** The trainer's `config.json`. */
    config?: Partial<TrainerConfig>;
  },
): Promise<RunId> {
  const owned = {
    owner_id: ownerId,
    project_id: projectId,
    created_at: "2026-01-01T00:00:00.000Z",
  };
  const versionId = newId<DatasetVersionId>();
  const jobId = newId<JobId>();
  const runId = newId<RunId>();
  await db.insertInto("dataset_versions")
    .values({ ...owned, id: versionId, hash: "0", row_ids: "[]", row_count: 0 }).execute();
  await db.insertInto("jobs").values({
    ...owned,
    id: jobId,
    kind: "training.run",
    state: "done",
    slot: "accelerator",
    params: "{}",
    attempt: 1,
    recoveries: 0,
  }).execute();
  await db.insertInto("runs").values({
    ...owned,
    id: runId,
    job_id: jobId,
    name: "First run",
    engine: "fake",
    base_model_id: "starter",
    dataset_version_id: versionId,
    config: JSON.stringify(config),
  }).execute();
  return runId;
}
