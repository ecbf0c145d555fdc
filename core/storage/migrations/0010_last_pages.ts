import { type Kysely, sql } from "kysely";

/** The later pages of a chunk, from its document's reading map. */
const laterPages = `FROM starts
  WHERE starts.document_id = chunks.document_id AND starts.page > chunks.page
    AND starts.start < chunks.end_offset`;

const statements = [
  "ALTER TABLE chunks ADD COLUMN last_page INTEGER",
  "ALTER TABLE chunks ADD COLUMN page_breaks TEXT",
  // Asked for each chunk anew, a long document's map would be taken apart for every chunk of it.
  `CREATE TEMP TABLE starts (document_id TEXT, start INTEGER, page INTEGER,
    PRIMARY KEY (document_id, page)) WITHOUT ROWID`,
  `INSERT INTO starts SELECT t.document_id, p.value, p.key + 1
    FROM document_texts t, json_each(t.page_starts) p WHERE t.page_starts IS NOT NULL`,
  `UPDATE chunks SET last_page = ifnull((SELECT max(page) ${laterPages}), page)
    WHERE page IS NOT NULL`,
  `UPDATE chunks SET page_breaks = (
      SELECT json_group_array(start) FROM (SELECT start ${laterPages} ORDER BY page))
    WHERE last_page > page`,
  "DROP TABLE starts",
  "DROP INDEX chunks_by_page",
  // All that a filter by pages asks for, without a look at any chunk.
  `CREATE INDEX chunks_by_page ON chunks (project_id, page, last_page, document_id, position, id)
    WHERE page IS NOT NULL`,
  // So many pages before those of a filter a chunk may begin that reaches them.
  `CREATE INDEX chunks_by_reach ON chunks (project_id, last_page - page) WHERE last_page > page`,
];

/** Chunks know the page on which they end, and where in them each further page begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
