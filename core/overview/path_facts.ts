import type { Kysely } from "kysely";
import {
  activeStates,
  AppError,
  askModelKindName,
  type BaseModel,
  generateKindName,
  importKindName,
  type JobState,
  type Progress,
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

/** What adds rows to the data set. */
const generationKinds = [generateKindName, askModelKindName, importKindName];

const waitingStates: readonly JobState[] = ["paused", "interrupted", "failed", "cancelled"];

/** Reads what the path of a project depends on, in a handful of counts. */
export async function readPathFacts(
  { db, models }: PathDeps,
  { id, baseModelId }: Project,
): Promise<PathFacts> {
  const [documents, chunks, model, trainingRows, versions, runs, active, artifacts] = await Promise
    .all([
      countDocuments(db, id),
      countChunks(db, id),
      modelOf(models, baseModelId),
      countTrainingRows(db, id),
      countVersions(db, id),
      runStates(db, id),
      activeKinds(db, id),
      countArtifacts(db, id),
    ]);
  const inState = (states: readonly JobState[]) =>
    runs.filter(({ state }) => states.includes(state));
  const underWay = inState(activeStates);
  const waiting = inState(waitingStates);
  return {
    documents,
    chunks,
    model,
    trainingRows,
    versions,
    isGenerating: generationKinds.some((kind) => active.includes(kind)),
    runs: {
      active: underWay.length,
      waiting: waiting.length,
      done: inState(["done"]).length,
    },
    runPercent: [...underWay, ...waiting][0]?.percent ?? null,
    isExporting: active.includes(exportKindName),
    artifacts: artifacts.count,
    artifactBytes: artifacts.bytes,
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

async function countChunks(db: Kysely<Database>, projectId: ProjectId): Promise<number> {
  const { count } = await db.selectFrom("documents")
    .select(({ fn }) => fn.sum<number | null>("chunk_count").as("count"))
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count ?? 0);
}

async function countVersions(db: Kysely<Database>, projectId: ProjectId): Promise<number> {
  const { count } = await db.selectFrom("dataset_versions")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("project_id", "=", projectId).executeTakeFirstOrThrow();
  return Number(count);
}

/** A run, as far as the path shows it; `percent` is null where nobody knows. */
interface RunState {
  state: JobState;
  percent: number | null;
}

/** Newest first. */
async function runStates(db: Kysely<Database>, projectId: ProjectId): Promise<RunState[]> {
  const rows = await db.selectFrom("runs").innerJoin("jobs", "jobs.id", "runs.job_id")
    .select(["jobs.state", "jobs.progress"]).where("runs.project_id", "=", projectId)
    .where("runs.deleted_at", "is", null).orderBy("runs.id", "desc").execute();
  return rows.map(({ state, progress }) => ({
    state: state as JobState,
    percent: progress === null ? null : percentOf(JSON.parse(progress)),
  }));
}

/** Only steps: before the first of them a run counts other things. */
function percentOf({ done, total, unit }: Progress): number | null {
  return unit === "steps" && total !== null && total > 0 ? Math.floor(100 * done / total) : null;
}

async function activeKinds(db: Kysely<Database>, projectId: ProjectId): Promise<string[]> {
  const rows = await db.selectFrom("jobs").select("kind").distinct()
    .where("project_id", "=", projectId).where("state", "in", activeStates).execute();
  return rows.map(({ kind }) => kind);
}

async function countArtifacts(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<{ count: number; bytes: number }> {
  const { count, bytes } = await db.selectFrom("artifacts")
    .select(({ fn }) => [
      fn.countAll<number>().as("count"),
      fn.sum<number | null>("bytes").as("bytes"),
    ])
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return { count: Number(count), bytes: Number(bytes ?? 0) };
}
