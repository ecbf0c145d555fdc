import type { Kysely } from "kysely";
import type { DocumentChunk, DocumentInfo, ProjectId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { chunkFromRow, documentFromRow } from "./document_rows.ts";

/** A chunk with the document that it comes from. */
export interface ProjectChunk extends DocumentChunk {
  document: DocumentInfo;
}

const chunksAtOnce = 500;

/** The chunks of all ready documents of a project: documents as they arrived, chunks in order. */
export async function* projectChunks(
  db: Kysely<Database>,
  projectId: ProjectId,
): AsyncGenerator<ProjectChunk, void, undefined> {
  const documents = await db.selectFrom("documents").selectAll()
    .where("project_id", "=", projectId).where("deleted_at", "is", null)
    .where("state", "=", "ready").orderBy("id").execute();
  for (const row of documents) {
    const document = documentFromRow(row);
    for await (const chunk of chunksOf(db, document)) yield { ...chunk, document };
  }
}

async function* chunksOf(db: Kysely<Database>, { id, chunkCount }: DocumentInfo) {
  for (let from = 0; from < (chunkCount ?? 0); from += chunksAtOnce) {
    const rows = await db.selectFrom("chunks").selectAll().where("document_id", "=", id)
      .where("position", ">=", from).where("position", "<", from + chunksAtOnce)
      .orderBy("position").execute();
    yield* rows.map(chunkFromRow);
  }
}
