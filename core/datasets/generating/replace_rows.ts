import type { Kysely } from "kysely";
import { type Database, inBatches } from "@/core/storage/mod.ts";
import { addRows, type RowPlace } from "../rows/add_rows.ts";
import { hashRow, type RowDraft } from "../rows/row.ts";

/** What replacing a generator's rows changed. */
export interface Replaced {
  readonly added: number;
  /** There already, be it by this generator, by hand or by an import. */
  readonly kept: number;
  readonly removed: number;
  /** Left away: a person deleted them before. */
  readonly leftOut: number;
}

/**
 * Brings the rows that were read from the text up to date: rows that are read again stay, rows that
 * are not go, new ones come. What a person deleted stays away. Doing it twice changes nothing.
 */
export async function replaceExtractive(
  db: Kysely<Database>,
  drafts: readonly RowDraft[],
  place: RowPlace,
): Promise<Replaced> {
  const wanted = new Map(
    await Promise.all(
      drafts.map(async (draft) => [identityOf(draft, await hashRow(draft)), draft] as const),
    ),
  );
  const stale = await staleRows(db, wanted, place.projectId);
  await retire(db, stale, place.at);
  const outcomes = await addRows(db, [...wanted.values()], { place, revive: false });
  const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
  const kept = wanted.size - count("added") - count("deleted_before");
  return {
    added: count("added"),
    kept,
    removed: stale.length,
    leftOut: count("deleted_before"),
  };
}

/** What must be equal for a stored row to stay as it is. */
function identityOf(
  row: Pick<RowDraft, "split" | "chunkId" | "quote" | "factKey">,
  hash: string,
): string {
  return JSON.stringify([hash, row.split, row.chunkId, row.quote, row.factKey]);
}

interface StaleRow {
  readonly id: string;
  readonly hash: string;
}

async function staleRows(
  db: Kysely<Database>,
  wanted: ReadonlyMap<string, RowDraft>,
  projectId: string,
): Promise<StaleRow[]> {
  const rows = await db.selectFrom("dataset_rows")
    .select(["id", "hash", "split", "chunk_id", "quote", "fact_key"])
    .where("project_id", "=", projectId).where("origin", "=", "extractive")
    .where("deleted_at", "is", null).execute();
  return rows.filter((row) =>
    !wanted.has(
      JSON.stringify([row.hash, row.split, row.chunk_id, row.quote, row.fact_key]),
    )
  );
}

/**
 * Takes rows out of the data set without the mark that a person's deletion leaves: their hash is
 * made unlike any other, so that the same text may come back with a later document.
 */
async function retire(
  db: Kysely<Database>,
  rows: readonly StaleRow[],
  at: string,
): Promise<void> {
  await inBatches(db, rows, async (batch, trx) => {
    for (const { id, hash } of batch) {
      await trx.updateTable("dataset_rows").set({ deleted_at: at, hash: `${hash} retired ${id}` })
        .where("id", "=", id).execute();
    }
  });
}
