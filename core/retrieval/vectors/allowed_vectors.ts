import { type Kysely, sql } from "kysely";
import type { SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { listed } from "../text/listed.ts";
import { onPages } from "../text/on_pages.ts";
import type { Allowed } from "./row_book.ts";

/** Which vectors a filter allows, as the index names them; null for all. */
export async function allowedVectors(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
  { documentIds, formats, pages }: SearchFilter,
): Promise<Allowed | null> {
  if (!documentIds && !formats && !pages) return null;
  let query = db.selectFrom("documents").select("id").where("project_id", "=", projectId)
    .where("owner_id", "=", ownerId).where("deleted_at", "is", null);
  if (documentIds) query = query.where("id", "in", listed(documentIds));
  if (formats) query = query.where("format", "in", listed(formats));
  if (!pages) return { groups: (await query.execute()).map(({ id }) => id) };
  // "+" keeps SQLite from going through the documents and all of their chunks.
  const { rows } = await sql<{ ids: string }>`
    SELECT json_group_array(c.id) AS ids FROM chunks c
    WHERE c.project_id = ${projectId} AND ${onPages(projectId, pages)}
      AND +c.document_id IN ${query}`.execute(db);
  return { idsAsJson: rows[0]!.ids };
}
