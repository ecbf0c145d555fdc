import type { Kysely } from "kysely";
import type { SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { listed } from "../text/listed.ts";
import type { Allowed } from "./row_book.ts";

/** Which vectors a filter allows, as the index names them; null for all. */
export async function allowedVectors(
  db: Kysely<Database>,
  { projectId }: SearchScope,
  { documentIds, formats, pages }: SearchFilter,
): Promise<Allowed | null> {
  if (!documentIds && !formats && !pages) return null;
  let query = db.selectFrom("documents").select("id").where("project_id", "=", projectId)
    .where("deleted_at", "is", null);
  if (documentIds) query = query.where("id", "in", listed(documentIds));
  if (formats) query = query.where("format", "in", listed(formats));
  const documents = (await query.execute()).map(({ id }) => id);
  if (!pages) return { groups: documents };
  const chunks = await db.selectFrom("chunks").select("id")
    .where("document_id", "in", listed(documents))
    .where("page", ">=", pages.from).where("page", "<=", pages.to).execute();
  return { ids: chunks.map(({ id }) => id) };
}
