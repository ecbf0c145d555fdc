import type { Kysely, Selectable } from "kysely";
import {
  AppError,
  type ChunkId,
  type DocumentChunk,
  type DocumentId,
  type DocumentInfo,
  type ProjectId,
} from "@/core/contract/mod.ts";
import type { ChunksTable, Database, DocumentsTable } from "@/core/storage/mod.ts";

/** A row as the rest of the program sees it. */
export function documentFromRow(row: Selectable<DocumentsTable>): DocumentInfo {
  return {
    id: row.id as DocumentId,
    projectId: row.project_id as ProjectId,
    name: row.name,
    bytes: row.bytes,
    sha256: row.sha256,
    format: row.format as DocumentInfo["format"],
    state: row.state as DocumentInfo["state"],
    error: row.error === null ? null : JSON.parse(row.error),
    pages: row.pages,
    chunkCount: row.chunk_count,
    characters: row.characters,
    tokens: row.tokens,
    createdAt: row.created_at,
  };
}

/** A chunk's row as the rest of the program sees it. */
export function chunkFromRow(row: Selectable<ChunksTable>): DocumentChunk {
  return {
    id: row.id as ChunkId,
    documentId: row.document_id as DocumentId,
    position: row.position,
    text: row.text,
    tokens: row.tokens,
    start: row.start_offset,
    end: row.end_offset,
    page: row.page,
    lastPage: row.last_page,
    headingPath: JSON.parse(row.heading_path),
  };
}

/** @throws {AppError} `document_not_found` when there is none, or it was removed. */
export async function documentRow(
  db: Kysely<Database>,
  id: DocumentId,
): Promise<Selectable<DocumentsTable>> {
  const row = await db.selectFrom("documents").selectAll().where("id", "=", id)
    .where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("document_not_found");
  return row;
}

/** The document of a project with this content, if there is one. */
export async function documentWithContent(
  db: Kysely<Database>,
  { projectId, sha256 }: { projectId: ProjectId; sha256: string },
): Promise<DocumentInfo | null> {
  const row = await db.selectFrom("documents").selectAll().where("project_id", "=", projectId)
    .where("sha256", "=", sha256).where("deleted_at", "is", null).executeTakeFirst();
  return row ? documentFromRow(row) : null;
}
