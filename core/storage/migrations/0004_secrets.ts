import { type Kysely, sql } from "kysely";

/** Keys of providers, encrypted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE secrets (
    name TEXT PRIMARY KEY, sealed TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT`.execute(db);
}
