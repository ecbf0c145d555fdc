import type { Kysely } from "kysely";
import type { ChunkId, DocumentId, PersonId, ProjectId, SearchScope } from "@/core/contract/mod.ts";
import { type Database, openStorage, type Storage } from "@/core/storage/mod.ts";
import { createTestClock, newId } from "@/core/system/mod.ts";

/** A data folder with one project whose documents are given as chunks. */
export interface Library extends Storage, AsyncDisposable {
  folder: string;
  scope: SearchScope;
  /** Adds a document that was read and split; answers its chunks' ids. */
  addDocument(name: string, texts: readonly string[]): Promise<ChunkId[]>;
}

const at = "2026-01-01T00:00:00.000Z";

/** Opens a new one in a temporary folder. */
export async function openLibrary(): Promise<Library> {
  const folder = await Deno.makeTempDir();
  const storage = await openStorage(folder, createTestClock());
  const { db } = storage;
  const scope = await addOwnedProject(db);
  const { ownerId: owner_id, projectId: project_id } = scope;
  return {
    ...storage,
    folder,
    scope,
    async addDocument(name, texts) {
      const id = newId<DocumentId>();
      await db.insertInto("documents").values({
        ...{ id, owner_id, project_id, name, bytes: 1, sha256: id, created_at: at },
        ...{ format: "md", state: "ready", chunk_count: texts.length },
      }).execute();
      const chunks = texts.map((text, position) => ({
        ...{ id: newId<ChunkId>(), owner_id, project_id, document_id: id, position, text },
        ...{ tokens: 1, start_offset: 0, end_offset: text.length, heading_path: "[]" },
      }));
      await db.insertInto("chunks").values(chunks).execute();
      return chunks.map((chunk) => chunk.id);
    },
    async [Symbol.asyncDispose]() {
      await storage.close();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Adds a person with a project. */
export async function addOwnedProject(db: Kysely<Database>): Promise<SearchScope> {
  const scope = { ownerId: newId<PersonId>(), projectId: newId<ProjectId>() };
  const { ownerId: owner_id, projectId: id } = scope;
  await db.insertInto("people")
    .values({ id: owner_id, name: "", role: "owner", created_at: at }).execute();
  const project = { name: "", output_format: "gguf", system_prompt: "", created_at: at };
  await db.insertInto("projects").values({ id, owner_id, ...project }).execute();
  return scope;
}
