import type { Kysely } from "kysely";
import {
  AppError,
  askModelKindName,
  type BaseModel,
  generateKindName,
  importKindName,
  type JobState,
  type Project,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { exportKindName } from "@/core/exports/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { PathFacts } from "./path_steps.ts";

/** What the path of a project is read from. */
export interface PathDeps {
  db: Kysely<Database>;
  models: { get(id: string): Promise<BaseModel> };
}

const activeStates: readonly JobState[] = ["queued", "running", "pausing", "stopping"];
/** What adds rows to the data set. */
const generationKinds = [generateKindName, askModelKindName, importKindName];

const waitingStates: readonly JobState[] = ["paused", "interrupted", "failed", "cancelled"];

/** Reads what the path of a project depends on, in a handful of counts. */
export async function readPathFacts(
  { db, models }: PathDeps,
  { id, baseModelId }: Project,
): Promise<PathFacts> {
  const [documents, model, trainingRows, runs, active, artifacts] = await Promise.all([
    countDocuments(db, id),
    modelOf(models, baseModelId),
    countTrainingRows(db, id),
    runStates(db, id),
    activeKinds(db, id),
    countArtifacts(db, id),
  ]);
  const count = (states: readonly JobState[]) =>
    runs.filter((state) => states.includes(state)).length;
  return {
    documents,
    model,
    trainingRows,
    isGenerating: generationKinds.some((kind) => active.includes(kind)),
    runs: { active: count(activeStates), waiting: count(waitingStates), done: count(["done"]) },
    isExporting: active.includes(exportKindName),
    artifacts,
  };
}

async function modelOf(
  models: PathDeps["models"],
  id: string | null,
): Promise<PathFacts["model"]> {
  if (id === null) return { state: "none" };
  try {
    const { name, state, trainable } = await models.get(id);
    if (state !== "ready") return { state: "absent", name };
    return { state: trainable.possible ? "ready" : "untrainable", name };
  } catch (error) {
    if (error instanceof AppError && error.code === "base_model_not_found") {
      return { state: "none" };
    }
    throw error;
  }
}

/** A project's documents by state. */
export async function countDocuments(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<PathFacts["documents"]> {
  const rows = await db.selectFrom("documents")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("project_id", "=", projectId).where("deleted_at", "is", null).groupBy("state").execute();
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return {
    ready: count("ready"),
    processing: count("processing"),
    uploaded: count("uploaded"),
    failed: count("failed"),
  };
}

/** The rows that a project would train with. */
export async function countTrainingRows(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<number> {
  const { count } = await db.selectFrom("dataset_rows")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("project_id", "=", projectId).where("split", "=", "train")
    .where("deleted_at", "is", null).executeTakeFirstOrThrow();
  return Number(count);
}

async function runStates(db: Kysely<Database>, projectId: ProjectId): Promise<JobState[]> {
  const rows = await db.selectFrom("runs").innerJoin("jobs", "jobs.id", "runs.job_id")
    .select("jobs.state").where("runs.project_id", "=", projectId)
    .where("runs.deleted_at", "is", null).execute();
  return rows.map(({ state }) => state as JobState);
}

async function activeKinds(db: Kysely<Database>, projectId: ProjectId): Promise<string[]> {
  const rows = await db.selectFrom("jobs").select("kind").distinct()
    .where("project_id", "=", projectId).where("state", "in", activeStates).execute();
  return rows.map(({ kind }) => kind);
}

async function countArtifacts(db: Kysely<Database>, projectId: ProjectId): Promise<number> {
  const { count } = await db.selectFrom("artifacts")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
