import { type Kysely, sql } from "kysely";
import type { ReportMigration } from "../migration_progress.ts";
import { fillTextIndex } from "../text_index/fill_index.ts";

/** Where chunks come from, beside their documents' numbers `d`. */
interface Source {
  /** The name of a chunk's row. */
  chunk: "old" | "new" | "c";
  from: string;
  where: string;
}

function ofTrigger(chunk: "old" | "new"): Source {
  return { chunk, from: "text_documents d", where: `d.document_id = ${chunk}.document_id` };
}

const all: Source = {
  chunk: "c",
  from: "text_documents d CROSS JOIN chunks c ON c.document_id = d.document_id",
  where: "true",
};

/** A chunk's row in the index: 23 bits of position, as `text_index/terms.ts` says. */
function row(chunk: string): string {
  return `d.number << 23 | ${chunk}.position`;
}

/** What our own functions (`text_index/index_functions.ts`) read in a chunk. */
function ask(what: string, chunk: string): string {
  return `index_${what}(${chunk}.text, ${chunk}.heading_path, d.project)`;
}

/** Adds chunks to the numbers of their projects, or takes them off. */
function count(sign: "+" | "-", { chunk, from, where }: Source): string {
  return `UPDATE text_projects
    SET chunks = text_projects.chunks ${sign} s.chunks,
      characters = text_projects.characters ${sign} s.characters
    FROM (SELECT d.project, count(*) chunks, sum(length(${chunk}.text)) characters
      FROM ${from} WHERE ${where} GROUP BY d.project) s
    WHERE text_projects.number = s.project`;
}

function take(source: Source): string[] {
  const { chunk, from, where } = source;
  return [
    `INSERT INTO chunk_words (rowid, words, others)
      SELECT ${row(chunk)}, ${ask("words", chunk)}, ${ask("others", chunk)}
      FROM ${from} WHERE ${where}`,
    `INSERT INTO long_words (project, word, chunks)
      SELECT d.project, w.value, count(*) FROM ${from}, json_each(${ask("long_words", chunk)}) w
      WHERE ${where} GROUP BY d.project, w.value
      ON CONFLICT (project, word) DO UPDATE SET chunks = chunks + excluded.chunks`,
    count("+", source),
  ];
}

function drop(source: Source): string[] {
  const { chunk, from, where } = source;
  const words = `${from}, json_each(${ask("long_words", chunk)}) w`;
  // By their whole key: joined, SQLite would go through all words of the project for each chunk.
  const isNamed = `(project, word) IN (SELECT d.project, w.value FROM ${words} WHERE ${where})`;
  return [
    `DELETE FROM chunk_words WHERE rowid IN (SELECT ${row(chunk)} FROM ${from} WHERE ${where})`,
    `UPDATE long_words SET chunks = chunks - 1 WHERE ${isNamed}`,
    `DELETE FROM long_words WHERE chunks = 0 AND ${isNamed}`,
    count("-", source),
  ];
}

const tables = [
  `CREATE TABLE text_projects (
    number INTEGER PRIMARY KEY,
    project_id TEXT NOT NULL UNIQUE REFERENCES projects(id) ON DELETE CASCADE,
    chunks INTEGER NOT NULL DEFAULT 0, characters INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE TABLE text_documents (
    number INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL UNIQUE REFERENCES documents(id) ON DELETE CASCADE,
    project INTEGER NOT NULL, searchable INTEGER NOT NULL) STRICT`,
  `CREATE INDEX text_documents_hidden ON text_documents (project) WHERE searchable = 0`,
  `CREATE TABLE long_words (
    id INTEGER PRIMARY KEY, project INTEGER NOT NULL, word TEXT NOT NULL, chunks INTEGER NOT NULL,
    UNIQUE (project, word)) STRICT`,
  // Terms come folded and marked by our own functions: FTS5 only parts them at the spaces.
  `CREATE VIRTUAL TABLE chunk_words USING fts5(
    words, others, content='', contentless_delete=1, tokenize="ascii tokenchars ':'")`,
  `CREATE VIRTUAL TABLE long_word_parts USING fts5(
    word, content='long_words', content_rowid='id', columnsize=0, tokenize='trigram')`,
];

/** Whether a document's chunks may be found. */
function searchable(document: string): string {
  return `${document}.state = 'ready' AND ${document}.deleted_at IS NULL`;
}

/** A trigger that runs some statements one after the other. */
export function trigger(name: string, on: string, statements: readonly string[]): string {
  return `CREATE TRIGGER ${name} AFTER ${on} BEGIN ${statements.join(";\n")}; END`;
}

/** When a chunk becomes another one for its index. */
export const chunkChanged = `UPDATE ON chunks
  WHEN (old.text, old.heading_path, old.document_id, old.position)
    IS NOT (new.text, new.heading_path, new.document_id, new.position)`;

/** What keeps up with the chunks; before 0011, it filled a table more. */
export const chunkTriggers = [
  trigger("text_of_chunk", "INSERT ON chunks", take(ofTrigger("new"))),
  trigger("text_of_chunk_gone", "DELETE ON chunks", drop(ofTrigger("old"))),
  trigger("text_of_chunk_changed", chunkChanged, [
    ...drop(ofTrigger("old")),
    ...take(ofTrigger("new")),
  ]),
];

/** The index follows the rows by itself: whoever writes a chunk cannot forget it. */
const triggers = [
  trigger("text_of_project", "INSERT ON projects", [
    `INSERT INTO text_projects (project_id) VALUES (new.id)`,
  ]),
  trigger("text_of_document", "INSERT ON documents", [
    `INSERT INTO text_documents (document_id, project, searchable)
      SELECT new.id, number, ${searchable("new")}
      FROM text_projects WHERE project_id = new.project_id`,
  ]),
  trigger("text_of_document_changed", "UPDATE OF state, deleted_at ON documents", [
    `UPDATE text_documents SET searchable = ${searchable("new")} WHERE document_id = new.id`,
  ]),
  ...chunkTriggers,
  trigger("parts_of_long_word", "INSERT ON long_words", [
    `INSERT INTO long_word_parts (rowid, word) VALUES (new.id, new.word)`,
  ]),
  trigger("parts_of_long_word_gone", "DELETE ON long_words", [
    `INSERT INTO long_word_parts (long_word_parts, rowid, word)
      VALUES ('delete', old.id, old.word)`,
  ]),
];

const numbers = [
  `INSERT INTO text_projects (project_id) SELECT id FROM projects ORDER BY id`,
  `INSERT INTO text_documents (document_id, project, searchable)
    SELECT d.id, p.number, ${
    searchable("d")
  } FROM documents d JOIN text_projects p ON p.project_id = d.project_id
    ORDER BY d.id`,
];

/** The index of the chunks' text, filled with the chunks that are there. */
export async function up(db: Kysely<unknown>, report?: ReportMigration): Promise<void> {
  for (const statement of [...tables, ...triggers, ...numbers, count("+", all)]) {
    await sql.raw(statement).execute(db);
  }
  await fillTextIndex(db, report);
}
