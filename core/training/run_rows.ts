import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type BaseModelId,
  type ChangeRun,
  type DatasetVersionId,
  type Job,
  type JobId,
  type PersonId,
  type ProjectId,
  type Run,
  type RunId,
  type TrainerConfig,
} from "@/core/contract/mod.ts";
import type { Database, RunsTable } from "@/core/storage/mod.ts";
import { hyperparametersOf } from "./trainer_config.ts";

/** A run as it is first noted. */
export interface NewRun {
  id: RunId;
  ownerId: PersonId;
  projectId: ProjectId;
  jobId: JobId;
  name: string;
  engine: string;
  baseModelId: string;
  datasetVersionId: DatasetVersionId;
  config: TrainerConfig;
  createdAt: string;
}

/**
 * Notes a run, unless it is noted already: both who starts it and its job do this, because the job
 * may begin, or the program may end, between the two.
 */
export async function noteRun(db: Kysely<Database>, run: NewRun): Promise<void> {
  await db.insertInto("runs").values({
    id: run.id,
    owner_id: run.ownerId,
    project_id: run.projectId,
    job_id: run.jobId,
    name: run.name,
    engine: run.engine,
    base_model_id: run.baseModelId,
    dataset_version_id: run.datasetVersionId,
    config: JSON.stringify(run.config),
    created_at: run.createdAt,
  }).onConflict((conflict) => conflict.column("id").doNothing()).execute();
}

/** The row of a run. @throws {AppError} `run_not_found` */
export async function runRow(db: Kysely<Database>, id: RunId): Promise<Selectable<RunsTable>> {
  const row = await db.selectFrom("runs").selectAll().where("id", "=", id)
    .where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("run_not_found");
  return row;
}

/** Changes what people may change about a run. */
export async function changeRunRow(
  db: Kysely<Database>,
  id: RunId,
  { name, note }: ChangeRun,
): Promise<void> {
  const changes = { ...(name !== undefined && { name }), ...(note !== undefined && { note }) };
  if (Object.keys(changes).length === 0) return;
  await db.updateTable("runs").set(changes).where("id", "=", id).execute();
}

/** A project's runs, newest first. */
export async function projectRunRows(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<Selectable<RunsTable>[]> {
  return await db.selectFrom("runs").selectAll().where("project_id", "=", projectId)
    .where("deleted_at", "is", null).orderBy("id", "desc").execute();
}

/** The run with the state of its job. */
export function runFromRow(
  row: Selectable<RunsTable>,
  { state, error, finishedAt }: Pick<Job, "state" | "error" | "finishedAt">,
): Run {
  const config = configOf(row);
  return {
    id: row.id as RunId,
    projectId: row.project_id as ProjectId,
    jobId: row.job_id as JobId,
    name: row.name,
    note: row.note,
    engine: row.engine,
    baseModelId: row.base_model_id as BaseModelId,
    datasetVersionId: row.dataset_version_id as DatasetVersionId,
    hyper: hyperparametersOf(config),
    maxSteps: config.limits.max_steps,
    state,
    error,
    createdAt: row.created_at,
    finishedAt,
  };
}

/** The config that a run was started with. */
export function configOf({ config }: Pick<RunsTable, "config">): TrainerConfig {
  return JSON.parse(config);
}
