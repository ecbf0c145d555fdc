import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type Artifact,
  type ArtifactId,
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
import { type Clock, isoNow, removeIfThere, safeJoin } from "@/core/system/mod.ts";
import { type AnsweringFile, chooseAnswering } from "./answering.ts";
import { type Download, downloadOf } from "./download.ts";
import { exportKindName } from "./export_kind.ts";
import { type ExportRecord, readRecord } from "./record.ts";
import { artifactFromRow } from "./rows.ts";
import { runToExport } from "./run_to_export.ts";
import { ollamaNameFor, usagesOf } from "./usage.ts";

/** What the room is built from. */
export interface ExportsDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "get" | "folderOf">;
  queue: Pick<JobQueue, "enqueue">;
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
  /** Artifacts, newest first. */
  list(filter: ArtifactFilter): Promise<Artifact[]>;
  /** @throws {AppError} `artifact_not_found` */
  get(id: ArtifactId): Promise<Artifact>;
  /** The file, or the files of a folder. @throws {AppError} `artifact_gone` */
  download(id: ArtifactId): Promise<Download>;
  /** The folder of the export that an artifact belongs to, for "open folder". */
  folderOf(id: ArtifactId): Promise<string>;
  /**
   * A file of the run that can answer: the given artifact, or else the newest q8_0, f16, q4_k_m or
   * adapter, in this order. Null when there is none.
   */
  answering(runId: RunId, artifactId: ArtifactId | null): Promise<AnsweringFile | null>;
  /** How other programs use it. */
  usages(id: ArtifactId): Promise<Usage[]>;
  /** Removes the files; with its last artifact the export's folder goes. */
  remove(id: ArtifactId): Promise<void>;
}

/** Builds the room over the database and the projects' folders. */
export function createExports({ db, clock, projects, queue }: ExportsDeps): Exports {
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

  return {
    async start(ownerId, request) {
      const { runId, checkpoint, artifacts } = startExportSchema.parse(request);
      const { projectId } = await runToExport(db, runId);
      const forms = artifacts ?? await usualFormsOf(projects, projectId);
      const params = { runId, checkpoint, artifacts: [...new Set(forms)] };
      return await queue.enqueue({ kind: exportKindName, ownerId, projectId, params });
    },
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
    async folderOf(id) {
      return await folderOfExport(await get(id));
    },
    async answering(runId, artifactId) {
      const artifacts = (await selectArtifacts(db, { runId })).map((row) =>
        artifactFromRow(row, null)
      );
      const chosen = chooseAnswering(artifacts, artifactId);
      if (!chosen) return null;
      const projectFolder = await projects.folderOf(chosen.projectId);
      const path = safeJoin(projectFolder, ...chosen.path.split("/"));
      const kind = chosen.form === "adapter-gguf" ? "adapter" : "model";
      return { kind, path, name: `${(await runToExport(db, runId)).name}, ${chosen.form}` };
    },
    async usages(id) {
      const artifact = await get(id);
      const { name } = await projects.get(artifact.projectId);
      const record = await recordOf(artifact);
      return usagesOf({ form: artifact.form, record, ollamaName: ollamaNameFor(name) });
    },
    async remove(id) {
      const artifact = await get(id);
      const projectFolder = await projects.folderOf(artifact.projectId);
      // Files first: a row without files can be removed again, files without a row never.
      await removeIfThere(safeJoin(projectFolder, ...artifact.path.split("/")));
      await db.updateTable("artifacts").set({ deleted_at: isoNow(clock) }).where("id", "=", id)
        .execute();
      const rest = await selectArtifacts(db, { exportId: artifact.exportId });
      if (rest.length === 0) await removeIfThere(await folderOfExport(artifact));
    },
  };
}

async function usualFormsOf(
  projects: Pick<Projects, "get">,
  projectId: ProjectId,
): Promise<readonly ExportForm[]> {
  return usualForms[(await projects.get(projectId)).outputFormat];
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
