import { type Kysely, sql } from "kysely";

/**
 * Two parts of a list are enough for `merge` to put them together (usually four): a search looks
 * into every part, and `text_index/merge_index.ts` asks for it where it is cheap.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ["chunk_words", "long_word_parts"]) {
    await sql.raw(`INSERT INTO ${table} (${table}, rank) VALUES ('usermerge', 2)`).execute(db);
  }
}
