import { type Kysely, sql } from "kysely";

/** What people write down about a run. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT ''`.execute(db);
}
