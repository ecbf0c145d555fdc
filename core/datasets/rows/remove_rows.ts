import type { Kysely } from "kysely";
import { AppError, type DatasetRow, type ProjectId, type RowId } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { exampleFromTable, hashRow, rowFromTable } from "./row.ts";
import { rowEver, type StoredRow, storedRow, successorOf } from "./stored_row.ts";

/**
 * Takes a row away; a frozen version that has it keeps it.
 *
 * @throws {AppError} `dataset_row_not_found`, `row_changed`
 */
export async function removeRow(db: Kysely<Database>, id: RowId, at: string): Promise<void> {
  await storedRow(db, id);
  await db.updateTable("dataset_rows").set({ deleted_at: at }).where("id", "=", id).execute();
}

/** Which of a project's rows something is done with. */
export interface ChosenRows {
  readonly projectId: ProjectId;
  readonly ids: readonly RowId[];
}

/** Takes rows away at once. Those that are not there (any more) are left out of the answer. */
export async function removeRows(
  db: Kysely<Database>,
  { projectId, ids }: ChosenRows,
  at: string,
): Promise<RowId[]> {
  const removed = await db.updateTable("dataset_rows").set({ deleted_at: at })
    .where("project_id", "=", projectId).where("id", "in", ids).where("deleted_at", "is", null)
    .returning("id").execute();
  return removed.map(({ id }) => id as RowId);
}

/**
 * Takes a row away with all others that ask for the same fact, but for those that a person changed.
 * A row that belongs to no fact goes alone.
 *
 * @returns those that were there.
 * @throws {AppError} `dataset_row_not_found` when there never was such a row.
 */
export async function removeFact(db: Kysely<Database>, id: RowId, at: string): Promise<RowId[]> {
  const row = await rowEver(db, id);
  if (!row) throw new AppError("dataset_row_not_found");
  const projectId = row.project_id as ProjectId;
  if (row.fact_key === null) return await removeRows(db, { projectId, ids: [id] }, at);
  const rows = await db.selectFrom("dataset_rows").select("id").where("project_id", "=", projectId)
    .where("fact_key", "=", row.fact_key).where("deleted_at", "is", null)
    .where((either) => either.or([either("origin", "!=", "manual"), either("id", "=", id)]))
    .orderBy("position").execute();
  return await removeRows(db, { projectId, ids: rows.map(({ id }) => id as RowId) }, at);
}

/** Brings rows back. Those whose text was added again meanwhile are left out of the answer. */
export async function restoreRows(
  db: Kysely<Database>,
  { projectId, ids }: ChosenRows,
): Promise<RowId[]> {
  return await db.transaction().execute(async (trx) => {
    const restored: RowId[] = [];
    for (const id of ids) {
      const row = await rowEver(trx, id);
      if (row?.project_id !== projectId || await obstacleTo(trx, row) !== null) continue;
      await bringBack(trx, row);
      restored.push(id);
    }
    return restored;
  });
}

/**
 * Brings a removed row back.
 *
 * @throws {AppError} `dataset_row_not_found`, `dataset_row_exists` when the same was added since, or
 * `row_changed` when it was not removed but replaced.
 */
export async function restoreRow(db: Kysely<Database>, id: RowId): Promise<DatasetRow> {
  return await db.transaction().execute(async (trx) => {
    const row = await rowEver(trx, id);
    if (!row) throw new AppError("dataset_row_not_found");
    const obstacle = await obstacleTo(trx, row);
    if (obstacle) throw new AppError(obstacle);
    await bringBack(trx, row);
    return rowFromTable(row);
  });
}

/** Why a row cannot be brought back; null when it can. */
async function obstacleTo(
  trx: Kysely<Database>,
  row: StoredRow,
): Promise<"row_changed" | "dataset_row_exists" | null> {
  const successor = await successorOf(trx, row);
  if (successor && successor.id !== row.id) return "row_changed";
  const twin = await trx.selectFrom("dataset_rows").select("id")
    .where("hash", "=", await hashRow(exampleFromTable(row)))
    .where("project_id", "=", row.project_id).where("deleted_at", "is", null).executeTakeFirst();
  return twin && twin.id !== row.id ? "dataset_row_exists" : null;
}

async function bringBack(trx: Kysely<Database>, row: StoredRow): Promise<void> {
  // A generator's own removal changed the stored hash.
  const hash = await hashRow(exampleFromTable(row));
  await trx.updateTable("dataset_rows").set({ deleted_at: null, hash }).where("id", "=", row.id)
    .execute();
}
