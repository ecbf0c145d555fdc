import type { Kysely } from "kysely";
import type {
  ChunkId,
  DocumentFormat,
  DocumentId,
  PersonId,
  ProjectId,
  SearchScope,
} from "@/core/contract/mod.ts";
import { type Database, openStorage, type Storage } from "@/core/storage/mod.ts";
import { createTestClock, newId } from "@/core/system/mod.ts";

/** A chunk to be found. */
export interface TestChunk {
  text: string;
  page?: number;
  /** `page` where it is left out. */
  lastPage?: number;
  headingPath?: string[];
}

/** A document that was read and split. */
export interface TestDocument {
  name?: string;
  format?: DocumentFormat;
  chunks: readonly (TestChunk | string)[];
}

/** A data folder with a real database file. */
export interface Library extends Storage, AsyncDisposable {
  folder: string;
  /** A new project of a new person. */
  addProject(): Promise<SearchScope>;
  addDocument(scope: SearchScope, document: TestDocument): Promise<DocumentId>;
  remove(id: DocumentId): Promise<void>;
  bringBack(id: DocumentId): Promise<void>;
}

const at = "2026-01-01T00:00:00.000Z";

/** Opens a new one. */
export async function openLibrary(): Promise<Library> {
  const folder = await Deno.makeTempDir();
  const storage = await openStorage(folder, createTestClock());
  const { db } = storage;
  const setDeleted = (id: DocumentId, deleted_at: string | null) =>
    db.updateTable("documents").set({ deleted_at }).where("id", "=", id).execute();
  return {
    ...storage,
    folder,
    addProject: () => addProject(db),
    addDocument: (scope, document) => addDocument(db, scope, document),
    remove: async (id) => void await setDeleted(id, at),
    bringBack: async (id) => void await setDeleted(id, null),
    async [Symbol.asyncDispose]() {
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

async function addProject(db: Kysely<Database>): Promise<SearchScope> {
  const scope = { ownerId: newId<PersonId>(), projectId: newId<ProjectId>() };
  await db.insertInto("people").values({
    id: scope.ownerId,
    name: "",
    role: "owner",
    created_at: at,
  }).execute();
  await db.insertInto("projects").values({
    id: scope.projectId,
    owner_id: scope.ownerId,
    name: "",
    output_format: "gguf",
    system_prompt: "",
    created_at: at,
  }).execute();
  return scope;
}

async function addDocument(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
  { name = "a.md", format = "md", chunks }: TestDocument,
): Promise<DocumentId> {
  const id = newId<DocumentId>();
  await db.insertInto("documents").values({
    id,
    owner_id: ownerId,
    project_id: projectId,
    name,
    format,
    bytes: 1,
    sha256: id,
    state: "ready",
    chunk_count: chunks.length,
    created_at: at,
  }).execute();
  const rows = chunks.map((chunk, position) => {
    const { text, page = null, lastPage = page, headingPath = [] } = described(chunk);
    return {
      id: newId<ChunkId>(),
      owner_id: ownerId,
      project_id: projectId,
      document_id: id,
      position,
      text,
      tokens: 1,
      start_offset: 0,
      end_offset: text.length,
      page,
      last_page: lastPage,
      heading_path: JSON.stringify(headingPath),
    };
  });
  for (let from = 0; from < rows.length; from += 1000) {
    await db.insertInto("chunks").values(rows.slice(from, from + 1000)).execute();
  }
  return id;
}

function described(chunk: TestChunk | string): TestChunk {
  return typeof chunk === "string" ? { text: chunk } : chunk;
}
