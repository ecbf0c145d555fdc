import { type Kysely, sql } from "kysely";
import type { SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { listed } from "../text/listed.ts";
import { onPages } from "../text/on_pages.ts";
import { stateOfDocuments } from "./document_state.ts";
import type { Allowed } from "./row_book.ts";

/** Which vectors a filter allows, as the index names them; null for all. */
export type AllowedVectors = (scope: SearchScope, filter: SearchFilter) => Promise<Allowed | null>;

/** Of so many filters is kept what they allow: a person asks more than once with the same. */
const mostKept = 8;

/** Builds what finds it, and keeps it until something happens to the project's documents. */
export function createAllowedVectors(db: Kysely<Database>): AllowedVectors {
  const kept = new Map<string, Allowed>();

  return async (scope, filter) => {
    const { documentIds, formats, pages } = filter;
    if (!documentIds && !formats && !pages) return null;
    const { ownerId, projectId } = scope;
    const state = await stateOfDocuments(db, scope);
    const key = JSON.stringify([ownerId, projectId, state, documentIds, formats, pages]);
    const allowed = kept.get(key) ?? await readAllowed(db, scope, filter);
    // Behind all others: the first is the one that was asked for longest ago.
    kept.delete(key);
    kept.set(key, allowed);
    for (const other of [...kept.keys()].slice(0, -mostKept)) kept.delete(other);
    return allowed;
  };
}

async function readAllowed(
  db: Kysely<Database>,
  { ownerId, projectId }: SearchScope,
  { documentIds, formats, pages }: SearchFilter,
): Promise<Allowed> {
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
