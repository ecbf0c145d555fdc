import { type Kysely, sql } from "kysely";

/** Tells readings of a document apart: what was made from its chunks knows when they are others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw("ALTER TABLE documents ADD COLUMN reading_id TEXT").execute(db);
}
