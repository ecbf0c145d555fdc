import { type Kysely, sql } from "kysely";

const statements = [
  // Counted once for each content and tokenizer: a changed row has another hash.
  `CREATE TABLE row_lengths (
    tokenizer TEXT NOT NULL, hash TEXT NOT NULL, tokens INTEGER NOT NULL,
    PRIMARY KEY (tokenizer, hash)) STRICT, WITHOUT ROWID`,
  // Pages of a long list: rows that were replaced or taken away are not walked through.
  `CREATE INDEX dataset_rows_live ON dataset_rows (project_id, position)
    WHERE deleted_at IS NULL`,
];

/** The lengths of training rows in tokens, and an index for lists of many rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
