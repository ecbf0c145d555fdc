import type { Kysely } from "kysely";
import type { SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

/** Counts what happens to the documents of a project: while it stands still, nothing has. */
export async function stateOfDocuments(
  db: Kysely<Database>,
  { projectId }: SearchScope,
): Promise<number> {
  const row = await db.selectFrom("document_states").select("state")
    .where("project_id", "=", projectId).executeTakeFirst();
  return row?.state ?? 0;
}
