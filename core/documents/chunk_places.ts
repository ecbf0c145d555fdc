import type { Kysely } from "kysely";
import type { ChunkId, DocumentId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** Where a chunk is found. */
export interface ChunkPlace {
  chunkId: ChunkId;
  documentId: DocumentId;
  /** The document's name. */
  name: string;
  /** From 0, in reading order. */
  position: number;
  /** From 1; null for formats without pages. */
  page: number | null;
  lastPage: number | null;
}

/** The places of the named chunks; those that are gone, or whose document is, are left out. */
export async function chunkPlaces(
  db: Kysely<Database>,
  ids: readonly ChunkId[],
): Promise<ChunkPlace[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("chunks")
    .innerJoin("documents", "documents.id", "chunks.document_id")
    .select(["chunks.id", "chunks.document_id", "documents.name", "chunks.position", "chunks.page"])
    .select("chunks.last_page")
    .where("chunks.id", "in", [...new Set(ids)])
    .where("documents.deleted_at", "is", null).execute();
  return rows.map(({ id, document_id, name, position, page, last_page }) => ({
    chunkId: id as ChunkId,
    documentId: document_id as DocumentId,
    name,
    position,
    page,
    lastPage: last_page,
  }));
}
