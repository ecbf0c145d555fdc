import { type Kysely, sql } from "kysely";
import { chunkChanged, chunkTriggers, trigger } from "./0006_text_index.ts";

const tables = [
  `CREATE TABLE text_chunks (
    project INTEGER NOT NULL, number INTEGER NOT NULL, document INTEGER NOT NULL,
    position INTEGER NOT NULL, characters INTEGER NOT NULL,
    PRIMARY KEY (project, number), UNIQUE (document, position)) STRICT, WITHOUT ROWID`,
  // Blocks come before terms: new chunks change lists that lie close together.
  `CREATE TABLE text_lists (
    project INTEGER NOT NULL, block INTEGER NOT NULL, term TEXT NOT NULL, postings BLOB NOT NULL,
    PRIMARY KEY (project, block, term)) STRICT, WITHOUT ROWID`,
  `ALTER TABLE text_projects ADD COLUMN next_number INTEGER NOT NULL DEFAULT 0`,
  `ALTER TABLE text_projects ADD COLUMN removals INTEGER NOT NULL DEFAULT 0`,
];

/** The entries of a chunk's terms; 12 bits of its number `t` are its place (`text_index/postings.ts`). */
function entries(chunk: "old" | "new" | "c"): string {
  return `json_each(index_postings(${chunk}.text, ${chunk}.heading_path, t.number)) p`;
}

/** The number `t` of a trigger's chunk. */
function isOf(chunk: "old" | "new"): string {
  return `t.document =
      (SELECT number FROM text_documents WHERE document_id = ${chunk}.document_id)
    AND t.position = ${chunk}.position`;
}

function addLists(from: string, where: string): string {
  return `INSERT INTO text_lists (project, block, term, postings)
    SELECT t.project, t.number >> 12, p.key, unhex(p.value) FROM ${from} WHERE ${where}
    ON CONFLICT (project, block, term)
      DO UPDATE SET postings = CAST(postings || excluded.postings AS BLOB)`;
}

const add = [
  `INSERT INTO text_chunks (project, number, document, position, characters)
    SELECT p.number, p.next_number, d.number, new.position, length(new.text)
    FROM text_documents d CROSS JOIN text_projects p ON p.number = d.project
    WHERE d.document_id = new.document_id`,
  `UPDATE text_projects SET next_number = next_number + 1 WHERE project_id = new.project_id`,
  addLists(`text_chunks t CROSS JOIN ${entries("new")}`, isOf("new")),
];

const remove = [
  `UPDATE text_lists SET postings = without_posting(postings, t.number)
    FROM text_chunks t CROSS JOIN ${entries("old")}
    WHERE ${isOf("old")} AND text_lists.project = t.project
      AND text_lists.block = t.number >> 12 AND text_lists.term = p.key`,
  `DELETE FROM text_lists WHERE length(postings) = 0 AND (project, block, term) IN (
    SELECT t.project, t.number >> 12, p.key
    FROM text_chunks t CROSS JOIN ${entries("old")} WHERE ${isOf("old")})`,
  `DELETE FROM text_chunks AS t WHERE ${isOf("old")}`,
  `UPDATE text_projects SET removals = removals + 1 WHERE project_id = old.project_id`,
];

const triggers = [
  trigger("lists_of_chunk", "INSERT ON chunks", add),
  trigger("lists_of_chunk_gone", "DELETE ON chunks", remove),
  trigger("lists_of_chunk_changed", chunkChanged, [...remove, ...add]),
];

const fill = [
  `INSERT INTO text_chunks (project, number, document, position, characters)
    SELECT d.project,
      row_number() OVER (PARTITION BY d.project ORDER BY d.number, c.position) - 1,
      d.number, c.position, length(c.text)
    FROM text_documents d CROSS JOIN chunks c ON c.document_id = d.document_id`,
  `UPDATE text_projects
    SET next_number = (SELECT count(*) FROM text_chunks t WHERE t.project = text_projects.number)`,
  addLists(
    `text_chunks t CROSS JOIN text_documents d ON d.number = t.document
      CROSS JOIN chunks c ON c.document_id = d.document_id AND c.position = t.position
      CROSS JOIN ${entries("c")}`,
    "true",
  ),
];

/** Lists by impact, which these postings took the place of, in databases that have them. */
const dropFormer = [
  ...["text_of_chunk", "text_of_chunk_gone", "text_of_chunk_changed"].map((name) =>
    `DROP TRIGGER ${name}`
  ),
  `DROP TABLE IF EXISTS chunk_impact_terms`,
  `DROP TABLE IF EXISTS chunk_impacts`,
];

/** For each term the chunks in which it stands and how often, filled with the chunks that are there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...dropFormer, ...chunkTriggers, ...tables, ...triggers, ...fill]) {
    await sql.raw(statement).execute(db);
  }
}
