import type { Kysely } from "kysely";
import type { SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { listed } from "../text/listed.ts";
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
  const documents = (await query.execute()).map(({ id }) => id);
  if (!pages) return { groups: documents };
  const chunks = await db.selectFrom("chunks").select(["id", "document_id"])
    .where("project_id", "=", projectId).where("owner_id", "=", ownerId)
    .where("page", ">=", pages.from).where("page", "<=", pages.to).execute();
  const among = new Set(documents);
  return { ids: chunks.filter((row) => among.has(row.document_id)).map(({ id }) => id) };
}
