import type { Kysely, Selectable } from "kysely";
import { AppError, type RowId } from "@/core/contract/mod.ts";
import type { Database, DatasetRowsTable } from "@/core/storage/mod.ts";

/** A row as the table holds it. */
export type StoredRow = Selectable<DatasetRowsTable>;

/**
 * A live row.
 *
 * @throws {AppError} `dataset_row_not_found`, or `row_changed` when another stands in its place.
 */
export async function storedRow(
  db: Kysely<Database>,
  id: RowId,
): Promise<StoredRow> {
  const row = await rowEver(db, id);
  if (!row) throw new AppError("dataset_row_not_found");
  if (row.deleted_at === null) return row;
  throw new AppError(await successorOf(db, row) ? "row_changed" : "dataset_row_not_found");
}

/** A row that is there or was. */
export async function rowEver(db: Kysely<Database>, id: RowId) {
  return await db.selectFrom("dataset_rows").selectAll().where("id", "=", id).executeTakeFirst();
}

/** What stands in the place of a row that was replaced; no other row ever gets its position. */
export async function successorOf(
  db: Kysely<Database>,
  { project_id, position }: StoredRow,
) {
  return await db.selectFrom("dataset_rows").selectAll().where("project_id", "=", project_id)
    .where("position", "=", position).where("deleted_at", "is", null).executeTakeFirst();
}
