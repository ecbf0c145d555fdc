import type { Kysely } from "kysely";
import type { ProjectId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { SourceChunk } from "../facts/fact.ts";

/** The chunks of a project's documents, in the order of the documents and of reading. */
export async function readChunks(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<SourceChunk[]> {
  const rows = await db.selectFrom("chunks")
    .innerJoin("documents", "documents.id", "chunks.document_id")
    .select(["chunks.id", "chunks.document_id", "chunks.position", "chunks.text", "heading_path"])
    .where("chunks.project_id", "=", projectId).where("documents.deleted_at", "is", null)
    .orderBy("documents.id").orderBy("chunks.position").execute();
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    position: row.position,
    text: row.text,
    headingPath: JSON.parse(row.heading_path) as string[],
  }));
}
