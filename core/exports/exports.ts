import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type Artifact,
  type ArtifactId,
  type ExportChoices,
  type ExportForm,
  type Job,
  type JobId,
  type PersonId,
  type ProjectId,
  type RunId,
  type StartExport,
  startExportSchema,
  type Usage,
  usualForms,
} from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { ArtifactsTable, Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow, safeJoin } from "@/core/system/mod.ts";
import { type AnsweringFile, chooseAnswering } from "./answering.ts";
import { choicesOf, type ExportComputer } from "./choices.ts";
import { type Download, downloadOf } from "./download.ts";
import { purgeRemoved } from "./purge_removed.ts";
import { exportKindName, type ExportRecord, readRecord } from "./record.ts";
import { artifactFromRow } from "./rows.ts";
import { runToExport } from "./run_to_export.ts";
import { ollamaNameFor, usagesOf } from "./usage.ts";

/** What the room is built from. */
export interface ExportsDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "get" | "folderOf">;
  queue: Pick<JobQueue, "enqueue">;
  computer: ExportComputer;
}

/** Which artifacts a list shows. */
export interface ArtifactFilter {
  projectId?: ProjectId;
  runId?: RunId;
  exportId?: JobId;
}

/** Exports: start one, and what came out of those that are done. */
export interface Exports {
  /**
   * Puts an export into the queue; forms that are left out follow the project's output format.
   *
   * @throws {AppError} `run_not_found`
   */
  start(ownerId: PersonId, request: StartExport): Promise<Job>;
  /** What a run can be exported as. @throws {AppError} `run_not_found`, `export_no_base` */
  choices(runId: RunId): Promise<ExportChoices>;
  /** Artifacts, newest first. */
  list(filter: ArtifactFilter): Promise<Artifact[]>;
  /** @throws {AppError} `artifact_not_found` */
  get(id: ArtifactId): Promise<Artifact>;
  /** The file, or the files of a folder. @throws {AppError} `artifact_gone` */
  download(id: ArtifactId): Promise<Download>;
  /** Where an artifact lies on this computer: its file or folder. */
  locationOf(id: ArtifactId): Promise<string>;
  /** The folder of the export that an artifact belongs to, for "open folder". */
  folderOf(id: ArtifactId): Promise<string>;
  /**
   * A file of the run that can answer: the given artifact, or else the newest q8_0, f16, q4_k_m or
   * adapter, in this order. Null when there is none.
   */
  answering(runId: RunId, artifactId: ArtifactId | null): Promise<AnsweringFile | null>;
  /** How other programs use it. */
  usages(id: ArtifactId): Promise<Usage[]>;
  /** Takes an artifact away; `restore` brings it back for `artifactUndoMinutes`. */
  remove(id: ArtifactId): Promise<void>;
  /** An artifact that was taken away and can be brought back; null when it is there, or gone for good. */
  removed(id: ArtifactId): Promise<Artifact | null>;
  /** @throws {AppError} `artifact_not_found` when its files are gone for good. */
  restore(id: ArtifactId): Promise<Artifact>;
  /**
   * Removes the files of what was taken away too long ago to be brought back; with its last artifact
   * the export's folder goes.
   */
  purgeRemoved(): Promise<void>;
}

/** Builds the room over the database and the projects' folders. */
export function createExports(deps: ExportsDeps): Exports {
  const { db, clock, projects, computer } = deps;
  const folderOfExport = async ({ projectId, exportId }: Artifact) =>
    safeJoin(await projects.folderOf(projectId), "exports", exportId);

  async function get(id: ArtifactId): Promise<Artifact> {
    const row = await db.selectFrom("artifacts").selectAll().where("id", "=", id)
      .where("deleted_at", "is", null).executeTakeFirst();
    if (!row) throw new AppError("artifact_not_found");
    return await withRecord(row);
  }

  async function withRecord(row: Selectable<ArtifactsTable>): Promise<Artifact> {
    const bare = artifactFromRow(row, null);
    return artifactFromRow(row, await readRecord(await folderOfExport(bare)));
  }

  async function recordOf(artifact: Artifact): Promise<ExportRecord> {
    const record = await readRecord(await folderOfExport(artifact));
    if (!record) throw new AppError("artifact_gone");
    return record;
  }

  async function locationOf(id: ArtifactId): Promise<string> {
    const { projectId, path } = await get(id);
    return safeJoin(await projects.folderOf(projectId), ...path.split("/"));
  }

  return {
    start: (ownerId, request) => startExport(deps, ownerId, request),
    choices: (runId) => choicesOfRun(deps, runId),
    async list(filter) {
      return await Promise.all((await selectArtifacts(db, filter)).map(withRecord));
    },
    get,
    async download(id) {
      const artifact = await get(id);
      const [record, folder, project] = await Promise.all([
        recordOf(artifact),
        folderOfExport(artifact),
        projects.get(artifact.projectId),
      ]);
      return await downloadOf(artifact.form, { record, folder, projectName: project.name });
    },
    locationOf,
    async folderOf(id) {
      return await folderOfExport(await get(id));
    },
    answering: (runId, artifactId) => answeringFile(deps, runId, artifactId),
    async usages(id) {
      const artifact = await get(id);
      const { name } = await projects.get(artifact.projectId);
      const record = await recordOf(artifact);
      return usagesOf({
        form: artifact.form,
        record,
        ollamaName: ollamaNameFor(name),
        folder: await folderOfExport(artifact),
        os: computer.os,
      });
    },
    async remove(id) {
      await purgeRemoved(deps);
      await get(id);
      await db.updateTable("artifacts").set({ deleted_at: isoNow(clock) }).where("id", "=", id)
        .execute();
    },
    async removed(id) {
      const row = await db.selectFrom("artifacts").selectAll().where("id", "=", id)
        .where("deleted_at", "is not", null).executeTakeFirst();
      return row ? artifactFromRow(row, null) : null;
    },
    async restore(id) {
      await db.updateTable("artifacts").set({ deleted_at: null }).where("id", "=", id).execute();
      return await get(id);
    },
    purgeRemoved: () => purgeRemoved(deps),
  };
}

async function startExport(
  deps: ExportsDeps,
  ownerId: PersonId,
  request: StartExport,
): Promise<Job> {
  await purgeRemoved(deps);
  const { runId, checkpoint, artifacts } = startExportSchema.parse(request);
  const { projectId } = await runToExport(deps.db, runId);
  const forms = artifacts ?? await usualFormsOf(deps.projects, projectId);
  const params = { runId, checkpoint, artifacts: [...new Set(forms)] };
  return await deps.queue.enqueue({ kind: exportKindName, ownerId, projectId, params });
}

async function choicesOfRun(
  { db, projects, computer }: ExportsDeps,
  runId: RunId,
): Promise<ExportChoices> {
  const run = await runToExport(db, runId);
  const { outputFormat } = await projects.get(run.projectId);
  const artifacts = await bareArtifacts(db, { runId });
  const projectFolder = await projects.folderOf(run.projectId);
  return await choicesOf({ db, computer }, { run, projectFolder, outputFormat, artifacts });
}

async function answeringFile(
  { db, projects }: ExportsDeps,
  runId: RunId,
  artifactId: ArtifactId | null,
): Promise<AnsweringFile | null> {
  const chosen = chooseAnswering(await bareArtifacts(db, { runId }), artifactId);
  if (!chosen) return null;
  const projectFolder = await projects.folderOf(chosen.projectId);
  const path = safeJoin(projectFolder, ...chosen.path.split("/"));
  const kind = chosen.form === "adapter-gguf" ? "adapter" : "model";
  return { kind, path, name: `${(await runToExport(db, runId)).name}, ${chosen.form}` };
}

async function usualFormsOf(
  projects: Pick<Projects, "get">,
  projectId: ProjectId,
): Promise<readonly ExportForm[]> {
  return usualForms[(await projects.get(projectId)).outputFormat];
}

/** Without the notes, which stand in the files of the export. */
async function bareArtifacts(db: Kysely<Database>, filter: ArtifactFilter): Promise<Artifact[]> {
  return (await selectArtifacts(db, filter)).map((row) => artifactFromRow(row, null));
}

async function selectArtifacts(
  db: Kysely<Database>,
  { projectId, runId, exportId }: ArtifactFilter,
): Promise<Selectable<ArtifactsTable>[]> {
  let query = db.selectFrom("artifacts").selectAll().where("deleted_at", "is", null)
    .orderBy("id", "desc");
  if (projectId) query = query.where("project_id", "=", projectId);
  if (runId) query = query.where("run_id", "=", runId);
  if (exportId) query = query.where("job_id", "=", exportId);
  return await query.execute();
}
