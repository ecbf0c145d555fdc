import type { Kysely } from "kysely";
import {
  askModelKindName,
  type DatasetRow,
  type DatasetSummary,
  type DatasetVersion,
  type DatasetVersionId,
  type ExportDataset,
  generateKindName,
  importKindName,
  type Job,
  type JsonObject,
  type Lang,
  type NewRow,
  type PersonId,
  type ProjectId,
  type RowChange,
  type RowId,
  type RowPage,
  type StartGeneration,
  startGenerationSchema,
} from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { type Clock, isoNow } from "@/core/system/mod.ts";
import { documentsLanguage } from "./generating/documents_language.ts";
import type { ChunkSource } from "./generating/read_chunks.ts";
import { withUsualPrompts } from "./generating/usual_prompts.ts";
import { withLanguage } from "./generating/with_language.ts";
import { storeImport } from "./importing/store_import.ts";
import { changeRow, getRow, presentRow, writeRow } from "./rows/change_rows.ts";
import { type ExportedRows, exportPath, exportRows } from "./rows/export_rows.ts";
import {
  type DataSize,
  freezeInto,
  freezeRows,
  measureRows,
  rowsOfVersion,
  type WrittenData,
} from "./rows/freeze.ts";
import { eachRow, listRows, summarise } from "./rows/read_rows.ts";
import { removeFact, removeRow, removeRows, restoreRow, restoreRows } from "./rows/remove_rows.ts";
import { rowsLanguage } from "./rows/rows_language.ts";

/** What the room is built from. */
export interface DatasetsDeps {
  db: Kysely<Database>;
  clock: Clock;
  projects: Pick<Projects, "folderOf">;
  queue: Pick<JobQueue, "enqueue">;
  settings: Pick<SettingsStore, "read">;
  documents: ChunkSource;
}

/** A project's training data: rows, where they come from, and frozen versions of them. */
export interface Datasets {
  summary(projectId: ProjectId): Promise<DatasetSummary>;
  list(projectId: ProjectId, page: RowPage): Promise<{ rows: DatasetRow[]; total: number }>;
  /** @throws {AppError} `dataset_row_not_found`, `row_changed` when another stands in its place */
  get(id: RowId): Promise<DatasetRow>;
  /** The row as it is now, by the id of any of its versions; null when it was taken away. */
  present(id: RowId): Promise<DatasetRow | null>;
  /** @throws {AppError} `dataset_row_exists` */
  add(ownerId: PersonId, projectId: ProjectId, row: NewRow): Promise<DatasetRow>;
  /**
   * Replaces a row. Its id names the text that was seen: a row that was changed meanwhile is refused.
   *
   * @throws {AppError} `dataset_row_not_found`, `dataset_row_exists`, `row_changed`
   */
  change(id: RowId, change: RowChange): Promise<DatasetRow>;
  /** Takes a row away; `restore` brings it back. @throws `dataset_row_not_found`, `row_changed` */
  remove(id: RowId): Promise<void>;
  /** @throws {AppError} `dataset_row_not_found`, `dataset_row_exists`, `row_changed` */
  restore(id: RowId): Promise<DatasetRow>;
  /** Takes rows away at once. @returns those that were there. */
  removeMany(projectId: ProjectId, ids: readonly RowId[]): Promise<RowId[]>;
  /**
   * Takes a row and all others of its fact away, but for those that a person changed.
   *
   * @returns those that were there.
   * @throws {AppError} `dataset_row_not_found`
   */
  removeFact(id: RowId): Promise<RowId[]>;
  /** Brings rows back. @returns those that could be. */
  restoreMany(projectId: ProjectId, ids: readonly RowId[]): Promise<RowId[]>;
  /** Puts a generation into the queue. */
  generate(ownerId: PersonId, projectId: ProjectId, start: StartGeneration): Promise<Job>;
  /**
   * Stores a JSONL file and puts its import into the queue.
   *
   * @throws {AppError} `dataset_import_not_jsonl` when the file is recognised as something else.
   */
  import(ownerId: PersonId, projectId: ProjectId, file: AsyncIterable<Uint8Array>): Promise<Job>;
  /** Writes `data/sft_data.jsonl` (or `sft_chat.jsonl`) in the project's folder. */
  export(projectId: ProjectId, wanted?: ExportDataset): Promise<ExportedRows>;
  /** @throws {AppError} `dataset_empty` */
  freeze(projectId: ProjectId): Promise<DatasetVersion>;
  /** How much there is to train on. */
  measure(projectId: ProjectId): Promise<DataSize>;
  /** The language that most rows are in; null without rows, or when nobody can tell. */
  language(projectId: ProjectId): Promise<Lang | null>;
  /** The language of the documents; null without any, or when nobody can tell. */
  documentsLanguage(projectId: ProjectId): Promise<Lang | null>;
  /**
   * Freezes the present rows and writes their files into a folder, one `{"messages": …}` a line.
   *
   * @throws {AppError} `dataset_empty`
   */
  freezeInto(projectId: ProjectId, folder: string): Promise<WrittenData>;
  /**
   * The rows of a frozen version that are held out of training.
   *
   * @throws {AppError} `dataset_version_not_found`
   */
  heldOut(
    versionId: DatasetVersionId,
    split: "recall" | "document",
  ): Promise<{ instruction: string; output: string }[]>;
}

/** Builds the room over the database and the projects' folders. */
export function createDatasets(deps: DatasetsDeps): Datasets {
  const { db, clock, projects, queue, settings, documents } = deps;
  return {
    summary: (projectId) => summarise(db, projectId),
    list: (projectId, page) => listRows(db, projectId, page),
    get: (id) => getRow(db, id),
    present: (id) => presentRow(db, id),
    add: (ownerId, projectId, row) => writeRow(db, row, { ownerId, projectId, at: isoNow(clock) }),
    change: (id, change) => changeRow(db, id, { change, at: isoNow(clock) }),
    remove: (id) => removeRow(db, id, isoNow(clock)),
    restore: (id) => restoreRow(db, id),
    removeMany: (projectId, ids) => removeRows(db, { projectId, ids }, isoNow(clock)),
    removeFact: (id) => removeFact(db, id, isoNow(clock)),
    restoreMany: (projectId, ids) => restoreRows(db, { projectId, ids }),
    async generate(ownerId, projectId, start) {
      const usual = await settings.read(projectId);
      const asked = startGenerationSchema.parse(start);
      const known = await withLanguage(asked, { documents, projectId });
      const generation = withUsualPrompts(known, usual);
      const params = JSON.parse(JSON.stringify({ projectId, generation })) as JsonObject;
      const kind = generation.generator === "model" ? askModelKindName : generateKindName;
      return await queue.enqueue({ kind, ownerId, projectId, params });
    },
    async import(ownerId, projectId, file) {
      const folder = await projects.folderOf(projectId);
      const importId = await storeImport(folder, file);
      const params = { projectId, importId };
      return await queue.enqueue({ kind: importKindName, ownerId, projectId, params });
    },
    async export(projectId, wanted = {}) {
      const folder = await projects.folderOf(projectId);
      return await exportRows(db, projectId, { path: exportPath(folder, wanted), wanted });
    },
    freeze: (projectId) => freezeRows(db, projectId, clock),
    measure: (projectId) => measureRows(eachRow(db, projectId)),
    language: (projectId) => rowsLanguage(db, projectId),
    documentsLanguage: (projectId) => documentsLanguage(documents, projectId),
    freezeInto: (projectId, folder) => freezeInto({ db, clock }, projectId, folder),
    async heldOut(versionId, split) {
      const rows = await Array.fromAsync(rowsOfVersion(db, versionId));
      return rows.filter((row) => row.split === split)
        .map(({ instruction, output }) => ({ instruction, output }));
    },
  };
}
