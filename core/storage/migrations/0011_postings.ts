import { type Kysely, sql } from "kysely";
import type { ReportMigration } from "../migration_progress.ts";
import { inBatches } from "../text_index/fill_index.ts";
import { intoLists, toOldLists } from "../text_index/merge_index.ts";
import { chunkChanged, chunkTriggers, trigger } from "./0006_text_index.ts";

const tables = [
  `CREATE TABLE text_chunks (
    project INTEGER NOT NULL, number INTEGER NOT NULL, document INTEGER NOT NULL,
    position INTEGER NOT NULL, characters INTEGER NOT NULL,
    PRIMARY KEY (project, number), UNIQUE (document, position)) STRICT, WITHOUT ROWID`,
  // The entries of chunks that are not in the lists yet: an object of JSON, by terms.
  `CREATE TABLE text_pending (
    project INTEGER NOT NULL, number INTEGER NOT NULL, postings TEXT NOT NULL,
    PRIMARY KEY (project, number)) STRICT, WITHOUT ROWID`,
  // Lists of chunks that came lately are apart: they are few, and are written to all the time.
  `CREATE TABLE text_lists (
    project INTEGER NOT NULL, is_old INTEGER NOT NULL, term TEXT NOT NULL, block INTEGER NOT NULL,
    postings BLOB NOT NULL, PRIMARY KEY (project, is_old, term, block)) STRICT, WITHOUT ROWID`,
  `ALTER TABLE text_projects ADD COLUMN next_number INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE text_projects ADD COLUMN removals INTEGER NOT NULL DEFAULT 0`,
];

/** So many chunks go into the lists at once, which is ten times as fast as one by one. */
const atOnce = 256;

/** After so many more, what came lately is put to the rest. */
const untilOld = 4096;

/** The entries of a chunk's terms, in JSON (`text_index/postings.ts`). */
function entries(chunk: "old" | "new" | "c"): string {
  return `index_postings(${chunk}.text, ${chunk}.heading_path, t.number)`;
}

/** The number `t` of a trigger's chunk. */
function isOf(chunk: "old" | "new", table = "t"): string {
  return `${table}.document =
      (SELECT number FROM text_documents WHERE document_id = ${chunk}.document_id)
    AND ${table}.position = ${chunk}.position`;
}

const add = [
  `INSERT INTO text_chunks (project, number, document, position, characters)
    SELECT p.number, p.next_number, d.number, new.position, length(new.text)
    FROM text_documents d CROSS JOIN text_projects p ON p.number = d.project
    WHERE d.document_id = new.document_id`,
  `UPDATE text_projects SET next_number = next_number + 1 WHERE project_id = new.project_id`,
  `INSERT INTO text_pending (project, number, postings)
    SELECT t.project, t.number, ${entries("new")} FROM text_chunks t WHERE ${isOf("new")}`,
];

/** The lists in which a chunk that goes may stand: SQLite finds each of them by its whole key. */
const itsLists = `is_old IN (0, 1) AND (project, term, block) IN (
    SELECT t.project, p.key, t.number >> 16
    FROM text_chunks t CROSS JOIN json_each(${entries("old")}) p WHERE ${isOf("old")})`;

const remove = [
  `UPDATE text_lists SET postings = without_posting(postings,
      (SELECT t.number FROM text_chunks t WHERE ${isOf("old")}))
    WHERE ${itsLists}`,
  `DELETE FROM text_lists WHERE length(postings) = 0 AND ${itsLists}`,
  `DELETE FROM text_pending WHERE (project, number) IN (
    SELECT t.project, t.number FROM text_chunks t WHERE ${isOf("old")})`,
  // By its own name: with another one SQLite could not alter the table of chunks any more.
  `DELETE FROM text_chunks WHERE ${isOf("old", "text_chunks")}`,
  `UPDATE text_projects SET removals = removals + 1 WHERE project_id = old.project_id`,
];

const triggers = [
  `CREATE TRIGGER pending_enough AFTER INSERT ON text_pending
    WHEN new.number % ${atOnce} = ${atOnce - 1}
    BEGIN ${intoLists("new.project").join(";\n")}; END`,
  `CREATE TRIGGER lists_old_enough AFTER DELETE ON text_pending
    WHEN old.number % ${untilOld} = ${untilOld - 1}
    BEGIN ${toOldLists("old.project").join(";\n")}; END`,
  trigger("lists_of_chunk", "INSERT ON chunks", add),
  trigger("lists_of_chunk_gone", "DELETE ON chunks", remove),
  trigger("lists_of_chunk_changed", chunkChanged, [...remove, ...add]),
];

const numbers = [
  `INSERT INTO text_chunks (project, number, document, position, characters)
    SELECT d.project,
      row_number() OVER (PARTITION BY d.project ORDER BY d.number, c.position) - 1,
      d.number, c.position, length(c.text)
    FROM text_documents d CROSS JOIN chunks c ON c.document_id = d.document_id`,
  `UPDATE text_projects
    SET next_number = (SELECT count(*) FROM text_chunks t WHERE t.project = text_projects.number)`,
];

const fill = `INSERT INTO text_pending (project, number, postings)
    SELECT t.project, t.number, ${entries("c")}
    FROM text_chunks t CROSS JOIN text_documents d ON d.number = t.document
      CROSS JOIN chunks c ON c.document_id = d.document_id AND c.position = t.position`;

/** Lists by impact, which these postings took the place of, in databases that have them. */
const dropFormer = [
  ...["text_of_chunk", "text_of_chunk_gone", "text_of_chunk_changed"].map((name) =>
    `DROP TRIGGER ${name}`
  ),
  `DROP TABLE IF EXISTS chunk_impact_terms`,
  `DROP TABLE IF EXISTS chunk_impacts`,
];

/** For each term the chunks in which it stands and how often, filled with the chunks that are there. */
export async function up(db: Kysely<unknown>, report?: ReportMigration): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  for (const statement of [...dropFormer, ...chunkTriggers, ...tables, ...triggers, ...numbers]) {
    await run(statement);
  }
  await inBatches(db, async ({ from, to }) => {
    await run(`${fill} WHERE t.document BETWEEN ${from} AND ${to}`);
  }, report);
  for (const statement of intoLists("project")) await run(statement);
}
