import type { Kysely } from "kysely";
import {
  AppError,
  type ChunkId,
  type ChunkPage,
  type ChunkSizes,
  type DocumentChunk,
  type DocumentId,
  type DocumentInfo,
  type DocumentPage,
  type DocumentQuery,
  type DocumentView,
  type Job,
  type PersonId,
  processDocumentsKind,
  type ProjectId,
  type RemovedDocument,
  type Settings,
  type SplitPreview,
  type UploadedDocument,
  type UploadOutcome,
  type ViewQuery,
} from "@/core/contract/mod.ts";
import type { JobQueue } from "@/core/jobs/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { isoNow } from "@/core/system/mod.ts";
import { addDocument, type Upload } from "./add_document.ts";
import { addFile, type AddFileDeps } from "./add_file.ts";
import { type ChunkPlace, chunkPlaces } from "./chunk_places.ts";
import { listDocuments, pageOfDocuments } from "./document_list.ts";
import {
  chunkFromRow,
  documentFromRow,
  documentRow,
  documentWithContent,
} from "./document_rows.ts";
import { createTextForView, readablePath, storedText } from "./document_text.ts";
import { viewDocument } from "./document_view.ts";
import { type ProjectChunk, projectChunks } from "./project_chunks.ts";
import { exportRag, type RagExport, ragExportPath } from "./rag_export.ts";
import type { Passwords } from "./passwords.ts";
import { readNewDocuments } from "./read_new.ts";
import type { DocumentReader } from "./reader_types.ts";
import { listRemovedDocuments } from "./removed_documents.ts";
import { separatorsFor } from "./separators.ts";
import type { SplitForView } from "./split_figures.ts";
import { longestPreview, previewSplit, refuseOverlap } from "./split_preview.ts";
import { tidyDocuments } from "./tidy.ts";

/** What documents are built from. */
export interface DocumentsDeps extends AddFileDeps {
  /** The data folder. */
  folder: string;
  queue: Pick<JobQueue, "enqueue">;
  settings: Pick<SettingsStore, "read" | "change">;
  reader: DocumentReader;
  passwords: Pick<Passwords, "hold">;
  /** Splits a text for looking at, away from the thread that answers requests. */
  splitForView: SplitForView;
}

/** Sizes where somebody named them; the others come from the settings. */
type AskedSizes = { [Name in keyof ChunkSizes]?: number | undefined };

/** Which documents are read, and how they are split. */
export interface ProcessRequest extends AskedSizes {
  documentIds?: DocumentId[] | undefined;
  /** All of the project, also those that are ready. */
  again?: boolean | undefined;
  /** From now on the project's files are split like this. */
  keepSizes?: boolean | undefined;
  /** Opens the named documents; used once, never stored. */
  password?: string | undefined;
}

/** What is looked at of a preview. */
export interface PreviewQuery extends AskedSizes {
  at: number;
  limit: number;
}

/** Documents: upload, list, look into, remove, bring back, export. */
export interface Documents {
  /** Takes a file in; see {@link addDocument}. */
  add(upload: Upload): Promise<UploadedDocument>;
  /** The same, and of an archive each file in it; see {@link addFile}. */
  addFile(upload: Upload): Promise<UploadOutcome[]>;
  /**
   * Puts reading and splitting into the queue: of the named documents, else of all not ready,
   * or of all.
   *
   * @throws {AppError} `chunk_overlap_too_large`
   */
  process(ownerId: PersonId, projectId: ProjectId, request: ProcessRequest): Promise<Job>;
  /** Reads what nobody tried to read so far, by itself; see {@link readNewDocuments}. */
  readNew(project: { ownerId: PersonId; projectId: ProjectId }): Promise<Job | null>;
  /** A project's documents, newest first. */
  list(projectId: ProjectId): Promise<DocumentInfo[]>;
  /** Some of them, and how many there are in each state. */
  page(projectId: ProjectId, query: DocumentQuery): Promise<DocumentPage>;
  /** @throws {AppError} `document_not_found` */
  get(id: DocumentId): Promise<DocumentInfo>;
  /** Some of a ready document's chunks, in order; none while it is not ready. */
  chunks(id: DocumentId, page: ChunkPage): Promise<DocumentChunk[]>;
  /** A part of a ready document's text beside its chunks; see {@link viewDocument}. */
  view(id: DocumentId, query: ViewQuery): Promise<DocumentView>;
  /**
   * What certain sizes would make of a document, also of one that was not read yet.
   *
   * @throws {AppError} `chunk_overlap_too_large`, or why the file cannot be read.
   */
  preview(id: DocumentId, query: PreviewQuery): Promise<SplitPreview>;
  /** Where chunks are found, for links; what is gone is left out. At most some hundred at once. */
  places(ids: readonly ChunkId[]): Promise<ChunkPlace[]>;
  /** The extracted text in which chunks have their places; empty while it was never read. */
  text(id: DocumentId): Promise<string>;
  /**
   * Where the file lies, for a download.
   *
   * @throws {AppError} `document_file_missing`, see {@link readablePath}
   */
  filePath(id: DocumentId): Promise<string>;
  /** The chunks of all ready documents of a project. */
  projectChunks(projectId: ProjectId): AsyncGenerator<ProjectChunk, void, undefined>;
  /** Takes a document away; `restore` brings it back for some days. */
  remove(id: DocumentId): Promise<void>;
  /** A document that was removed and can be brought back; null when it is there, or gone for good. */
  removed(id: DocumentId): Promise<DocumentInfo | null>;
  /** Those of a project; see {@link listRemovedDocuments}. */
  listRemoved(projectId: ProjectId): Promise<RemovedDocument[]>;
  /** @throws {AppError} `document_exists` when the same file was uploaded again meanwhile. */
  restore(id: DocumentId): Promise<DocumentInfo>;
  /** Writes `data/rag_export.db`. */
  exportRag(projectId: ProjectId): Promise<RagExport>;
  /** Where `exportRag` writes. */
  ragExportPath(projectId: ProjectId): Promise<string>;
  ownerOf(id: string): Promise<PersonId | null>;
  /** At the start of the program, before any upload: see {@link tidyDocuments}. */
  tidy(): Promise<void>;
}

/** Builds the room's functions over the database and the data folder. */
export function createDocuments(deps: DocumentsDeps): Documents {
  const { db, clock, projects } = deps;
  const previewing = { textOf: createTextForView(deps, longestPreview), split: deps.splitForView };
  return {
    add: (upload) => addDocument(deps, upload),
    addFile: (upload) => addFile(deps, upload),
    async process(ownerId, projectId, { documentIds, again, password, keepSizes, ...asked }) {
      const { splitByFormat, ...sizes } = await splittingFor(deps, projectId, asked);
      refuseOverlap(sizes);
      if (keepSizes) await deps.settings.change({ ...sizes }, projectId);
      if (password !== undefined) deps.passwords.hold(documentIds ?? [], password);
      const which = { ...(documentIds && { documentIds }), ...(again && { again }) };
      const params = { projectId, ...sizes, splitByFormat, ...which };
      return await deps.queue.enqueue({ kind: processDocumentsKind, ownerId, projectId, params });
    },
    readNew(project) {
      const splitting = () => splittingFor(deps, project.projectId);
      return readNewDocuments({ ...deps, splitting }, project);
    },
    list: (projectId) => listDocuments(db, projectId),
    get: async (id) => documentFromRow(await documentRow(db, id)),
    page: (projectId, query) => pageOfDocuments(db, projectId, query),
    chunks: (id, page) => listChunks(db, id, page),
    view: (id, query) => viewDocument(db, id, query),
    async preview(id, { at, limit, ...asked }) {
      const { projectId, format, name } = documentFromRow(await documentRow(db, id));
      const { splitByFormat, ...sizes } = await splittingFor(deps, projectId, asked);
      const separators = splitByFormat && { separators: separatorsFor(format, name) };
      return await previewSplit(previewing, id, { ...sizes, ...separators, at, limit });
    },
    places: (ids) => chunkPlaces(db, ids),
    text: (id) => readText(db, id),
    async filePath(id) {
      const { project_id } = await documentRow(db, id);
      return await readablePath(projects, { id, projectId: project_id as ProjectId });
    },
    projectChunks: (projectId) => projectChunks(db, projectId),
    async remove(id) {
      await documentRow(db, id);
      await db.updateTable("documents").set({ deleted_at: isoNow(clock) }).where("id", "=", id)
        .execute();
    },
    removed: (id) => removedDocument(db, id),
    listRemoved: (projectId) => listRemovedDocuments(deps, projectId),
    restore: (id) => restoreDocument(db, id),
    exportRag: (projectId) => exportRag(deps, projectId),
    ragExportPath: (projectId) => ragExportPath(deps, projectId),
    async ownerOf(id) {
      const row = await db.selectFrom("documents").select("owner_id").where("id", "=", id)
        .executeTakeFirst();
      return row ? row.owner_id as PersonId : null;
    },
    tidy: () => tidyDocuments(deps),
  };
}

/** What was asked for, the rest as the project's settings say. */
async function splittingFor(
  { settings }: Pick<DocumentsDeps, "settings">,
  projectId: ProjectId,
  { chunkTokens, chunkOverlap }: AskedSizes = {},
): Promise<ChunkSizes & Pick<Settings, "splitByFormat">> {
  const usual = await settings.read(projectId);
  return {
    splitByFormat: usual.splitByFormat,
    chunkTokens: chunkTokens ?? usual.chunkTokens,
    chunkOverlap: chunkOverlap ?? usual.chunkOverlap,
  };
}

async function listChunks(
  db: Kysely<Database>,
  id: DocumentId,
  { from, limit }: ChunkPage,
): Promise<DocumentChunk[]> {
  const { state } = await documentRow(db, id);
  if (state !== "ready") return [];
  const rows = await db.selectFrom("chunks").selectAll().where("document_id", "=", id)
    .where("position", ">=", from).orderBy("position").limit(limit).execute();
  return rows.map(chunkFromRow);
}

async function readText(db: Kysely<Database>, id: DocumentId): Promise<string> {
  await documentRow(db, id);
  return (await storedText(db, id))?.text ?? "";
}

async function removedDocument(
  db: Kysely<Database>,
  id: DocumentId,
): Promise<DocumentInfo | null> {
  const row = await db.selectFrom("documents").selectAll().where("id", "=", id)
    .where("deleted_at", "is not", null).executeTakeFirst();
  return row ? documentFromRow(row) : null;
}

async function restoreDocument(db: Kysely<Database>, id: DocumentId): Promise<DocumentInfo> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom("documents").selectAll().where("id", "=", id)
      .executeTakeFirst();
    if (!row) throw new AppError("document_not_found");
    if (row.deleted_at === null) return documentFromRow(row);
    const content = { projectId: row.project_id as ProjectId, sha256: row.sha256 };
    const same = await documentWithContent(trx, content);
    if (same) throw new AppError("document_exists", { name: same.name });
    await trx.updateTable("documents").set({ deleted_at: null }).where("id", "=", id).execute();
    return documentFromRow({ ...row, deleted_at: null });
  });
}
