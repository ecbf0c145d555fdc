import type { Kysely, Selectable, Transaction } from "kysely";
import {
  AppError,
  type DatasetRow,
  type NewRow,
  newRowSchema,
  type RowChange,
  rowChangeSchema,
  type RowId,
} from "@/core/contract/mod.ts";
import type { Database, DatasetRowsTable } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { addRows, type RowPlace } from "./add_rows.ts";
import { exampleFromTable, hashRow, rowFromTable } from "./row.ts";

/** @throws {AppError} `dataset_row_not_found` */
export async function getRow(db: Kysely<Database>, id: RowId): Promise<DatasetRow> {
  return rowFromTable(await storedRow(db, id));
}

async function storedRow(
  db: Kysely<Database>,
  id: RowId,
): Promise<Selectable<DatasetRowsTable>> {
  const row = await db.selectFrom("dataset_rows").selectAll().where("id", "=", id)
    .where("deleted_at", "is", null).executeTakeFirst();
  if (!row) throw new AppError("dataset_row_not_found");
  return row;
}

/**
 * Adds a row that a person wrote.
 *
 * @throws {AppError} `dataset_row_exists`
 */
export async function writeRow(
  db: Kysely<Database>,
  row: NewRow,
  place: RowPlace,
): Promise<DatasetRow> {
  const { instruction, output, split } = newRowSchema.parse(row);
  const id = newId<RowId>();
  const draft = { id, instruction, output, messages: null, origin: "manual", split } as const;
  const [outcome] = await addRows(db, [draft], { place, revive: true });
  if (outcome !== "added") throw new AppError("dataset_row_exists");
  return await getRow(db, id);
}

/**
 * Changes a row. Frozen versions keep the old one: the change is a new row in the old one's place.
 *
 * @throws {AppError} `dataset_row_not_found`, `dataset_row_exists`
 */
export async function changeRow(
  db: Kysely<Database>,
  id: RowId,
  { change, at }: { change: RowChange; at: string },
): Promise<DatasetRow> {
  const wanted = rowChangeSchema.parse(change);
  return await db.transaction().execute(async (trx) => {
    const old = await storedRow(trx, id);
    return await replaceRow(trx, old, { wanted, at });
  });
}

async function replaceRow(
  trx: Transaction<Database>,
  old: Selectable<DatasetRowsTable>,
  { wanted, at }: { wanted: RowChange; at: string },
): Promise<DatasetRow> {
  const instruction = wanted.instruction ?? old.instruction;
  const output = wanted.output ?? old.output;
  const hasNewText = instruction !== old.instruction || output !== old.output;
  const messages = hasNewText ? null : old.messages;
  const hash = await hashRow(exampleFromTable({ instruction, output, messages }));
  await trx.updateTable("dataset_rows").set({ deleted_at: at }).where("id", "=", old.id).execute();
  const twin = await trx.selectFrom("dataset_rows").select("id").where("hash", "=", hash)
    .where("project_id", "=", old.project_id).where("deleted_at", "is", null).executeTakeFirst();
  if (twin) throw new AppError("dataset_row_exists");
  const row = {
    ...old,
    id: newId<RowId>(),
    instruction,
    output,
    messages,
    hash,
    split: wanted.split ?? old.split,
    origin: hasNewText ? "manual" : old.origin,
    created_at: at,
    deleted_at: null,
  };
  await trx.insertInto("dataset_rows").values(row).execute();
  return rowFromTable(row);
}

/** Takes a row away; a frozen version that has it keeps it. @throws `dataset_row_not_found` */
export async function removeRow(db: Kysely<Database>, id: RowId, at: string): Promise<void> {
  await storedRow(db, id);
  await db.updateTable("dataset_rows").set({ deleted_at: at }).where("id", "=", id).execute();
}

/**
 * Brings a removed row back.
 *
 * @throws {AppError} `dataset_row_not_found`, or `dataset_row_exists` when the same was added since.
 */
export async function restoreRow(db: Kysely<Database>, id: RowId): Promise<DatasetRow> {
  return await db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom("dataset_rows").selectAll().where("id", "=", id)
      .executeTakeFirst();
    if (!row) throw new AppError("dataset_row_not_found");
    // A generator's own removal changed the stored one.
    const hash = await hashRow(exampleFromTable(row));
    const twin = await trx.selectFrom("dataset_rows").select("id").where("hash", "=", hash)
      .where("project_id", "=", row.project_id).where("deleted_at", "is", null).executeTakeFirst();
    if (twin && twin.id !== id) throw new AppError("dataset_row_exists");
    await trx.updateTable("dataset_rows").set({ deleted_at: null, hash }).where("id", "=", id)
      .execute();
    return rowFromTable(row);
  });
}
