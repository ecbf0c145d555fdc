import type { Kysely, Transaction } from "kysely";
import type { Database } from "./schema.ts";

const rowsAtOnce = 1000;

/**
 * Writes rows in transactions of at most 1,000, so that no writer holds the one write lock for
 * long. `write` is given each batch inside its own transaction.
 */
export async function inBatches<Row>(
  db: Kysely<Database>,
  rows: readonly Row[],
  write: (batch: Row[], trx: Transaction<Database>) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const batch = rows.slice(from, from + rowsAtOnce);
    await db.transaction().execute((trx) => write(batch, trx));
  }
}
