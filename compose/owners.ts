import type { Kysely } from "kysely";
import type { OwnersOf } from "@/core/access/mod.ts";
import type { OwnedKind, PersonId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";

const tables = {
  project: "projects",
  document: "documents",
  job: "jobs",
  run: "runs",
  artifact: "artifacts",
  evaluation: "evaluations",
  row: "dataset_rows",
  base_model: "base_models",
} as const satisfies Record<OwnedKind, keyof Database>;

/** To whom each kind of thing belongs: every table that people own has an `owner_id`. */
export function createOwners(db: Kysely<Database>): OwnersOf {
  const ownerIn = (table: typeof tables[OwnedKind]) => async (id: string) => {
    const row = await db.selectFrom(table).select("owner_id").where("id", "=", id)
      .executeTakeFirst();
    return row ? row.owner_id as PersonId : null;
  };
  const entries = Object.entries(tables).map(([kind, table]) => [kind, ownerIn(table)]);
  return Object.fromEntries(entries) as OwnersOf;
}

/** The project that a thing belongs to, or null; for requests that name a thing in their body. */
export async function projectOf(
  db: Kysely<Database>,
  kind: "run" | "artifact" | "row",
  id: string,
): Promise<string | null> {
  const table = db.selectFrom(tables[kind]).select("project_id").where("id", "=", id);
  // A row that was taken away can be brought back, and belongs to its project all the while.
  const found = kind === "row" ? table : table.where("deleted_at", "is", null);
  const row = await found.executeTakeFirst();
  return row?.project_id ?? null;
}
