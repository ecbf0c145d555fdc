import type { Kysely, Transaction } from "kysely";
import {
  AppError,
  type DatasetRow,
  type NewRow,
  newRowSchema,
  type RowChange,
  rowChangeSchema,
  type RowId,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { addRows, type RowPlace } from "./add_rows.ts";
import { exampleFromTable, hashRow, rowFromTable } from "./row.ts";
import { rowEver, type StoredRow, storedRow, successorOf } from "./stored_row.ts";

/** @throws {AppError} `dataset_row_not_found`, `row_changed` when another stands in its place. */
export async function getRow(db: Kysely<Database>, id: RowId): Promise<DatasetRow> {
  return rowFromTable(await storedRow(db, id));
}

/**
 * The row as it is now, asked for by the id of any of its versions; null when it was taken away.
 *
 * @throws {AppError} `dataset_row_not_found` when there never was such a row.
 */
export async function presentRow(db: Kysely<Database>, id: RowId): Promise<DatasetRow | null> {
  const row = await rowEver(db, id);
  if (!row) throw new AppError("dataset_row_not_found");
  const present = row.deleted_at === null ? row : await successorOf(db, row);
  return present ? rowFromTable(present) : null;
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
 * Its id so names the text that was seen: whoever changes another one's is told.
 *
 * @throws {AppError} `dataset_row_not_found`, `dataset_row_exists`, `row_changed`
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
  old: StoredRow,
  { wanted, at }: { wanted: RowChange; at: string },
): Promise<DatasetRow> {
  const instruction = wanted.instruction ?? old.instruction;
  const output = wanted.output ?? old.output;
  const split = wanted.split ?? old.split;
  const hasNewText = instruction !== old.instruction || output !== old.output;
  if (!hasNewText && split === old.split) return rowFromTable(old);
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
    split,
    origin: hasNewText ? "manual" : old.origin,
    created_at: at,
    deleted_at: null,
  };
  await trx.insertInto("dataset_rows").values(row).execute();
  return rowFromTable(row);
}
