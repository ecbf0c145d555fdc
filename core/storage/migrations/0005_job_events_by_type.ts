import { type Kysely, sql } from "kysely";

/** The log of a job is read from any line on, and its newest event of a type often. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`CREATE INDEX job_events_by_type ON job_events (job_id, type, id)`).execute(db);
}
