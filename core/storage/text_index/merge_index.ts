import { setTimeout as waitFor } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";

/** Pages of the index for each step, which is some 30 ms of work. */
const pagesPerStep = 200;

/** Other writers wait for the lock meanwhile; without a pause they would hardly ever get it. */
const pauseMs = 10;

/**
 * Moves the chunks of a project that wait for it into the lists, sorted by their terms; 16 bits of
 * a number are the place in its block (`postings.ts`).
 */
export function intoLists(project: string): string[] {
  return [
    `INSERT INTO text_lists (project, is_old, term, block, postings)
      SELECT n.project, 0, p.key, n.number >> 16, unhex(group_concat(p.value, ''))
      FROM text_pending n CROSS JOIN json_each(n.postings) p
      WHERE n.project = ${project} GROUP BY n.project, p.key, n.number >> 16
      ON CONFLICT (project, is_old, term, block)
        DO UPDATE SET postings = CAST(postings || excluded.postings AS BLOB)`,
    `DELETE FROM text_pending WHERE project = ${project}`,
  ];
}

/** Puts what came lately to the rest. */
export function toOldLists(project: string): string[] {
  return [
    `INSERT INTO text_lists (project, is_old, term, block, postings)
      SELECT project, 1, term, block, postings FROM text_lists
      WHERE project = ${project} AND is_old = 0
      ON CONFLICT (project, is_old, term, block)
        DO UPDATE SET postings = CAST(postings || excluded.postings AS BLOB)`,
    `DELETE FROM text_lists WHERE project = ${project} AND is_old = 0`,
  ];
}

/**
 * Puts together the parts in which the text index grew (FTS5's `merge`,
 * https://sqlite.org/fts5.html#the_merge_command): a search looks into each of them. Of an index of
 * any size a handful of parts is left, and what was put together before is not read again until as
 * much has come. Goes in small steps, each a transaction; stopping between two loses nothing.
 */
export async function mergeTextIndex(db: Kysely<Database>, signal: AbortSignal): Promise<void> {
  await movePending(db);
  for (const table of ["chunk_words", "long_word_parts"]) {
    while (!signal.aborted && await mergeStep(db, table)) await waitFor(pauseMs);
  }
}

async function movePending(db: Kysely<Database>): Promise<void> {
  const waiting = await db.selectFrom("text_pending").select("project").distinct().execute();
  for (const { project } of waiting) {
    await db.transaction().execute(async (trx) => {
      for (const statement of intoLists(`${project}`)) await sql.raw(statement).execute(trx);
    });
  }
}

/** Whether there may be more to do: FTS5 tells it by the rows that it changed in its own tables. */
async function mergeStep(db: Kysely<Database>, table: string): Promise<boolean> {
  const before = await changes(db);
  await sql.raw(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ${pagesPerStep})`)
    .execute(db);
  return await changes(db) - before >= 2;
}

async function changes(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ changes: number }>`SELECT total_changes() AS changes`.execute(db);
  return rows[0]!.changes;
}
