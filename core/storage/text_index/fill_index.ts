import { type Kysely, sql } from "kysely";
import type { ReportMigration } from "../migration_progress.ts";

/** So many chunks are read together: each step takes less than a second. */
const chunksAtOnce = 1000;

const read = `INSERT INTO temp.read_chunks (row, project, words, others, long_words)
  SELECT d.number << 23 | c.position, d.project, index_words(c.text, c.heading_path, d.project),
    index_others(c.text, c.heading_path, d.project),
    index_long_words(c.text, c.heading_path, d.project)
  FROM text_documents d CROSS JOIN chunks c ON c.document_id = d.document_id`;

/** FTS5 collects best what comes in the order of its rows. */
const take = [
  `INSERT INTO chunk_words (rowid, words, others)
    SELECT row, words, others FROM temp.read_chunks ORDER BY row`,
  `INSERT INTO long_words (project, word, chunks)
    SELECT project, w.value, count(*) FROM temp.read_chunks, json_each(long_words) w
    WHERE true GROUP BY project, w.value
    ON CONFLICT (project, word) DO UPDATE SET chunks = chunks + excluded.chunks`,
  `DELETE FROM temp.read_chunks`,
];

/**
 * Fills an empty text index with all chunks that are there. Unlike the triggers, which ask three
 * things about one chunk, this asks them about many: a chunk's text is read once all the same.
 */
export async function fillTextIndex(db: Kysely<unknown>, report?: ReportMigration): Promise<void> {
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`CREATE TEMP TABLE read_chunks (row INTEGER PRIMARY KEY, project INTEGER NOT NULL,
    words TEXT NOT NULL, others TEXT NOT NULL, long_words TEXT NOT NULL)`);
  await inBatches(db, async ({ from, to }) => {
    await run(`${read} WHERE d.number BETWEEN ${from} AND ${to}`);
    for (const statement of take) await run(statement);
  }, report);
  await run(`DROP TABLE temp.read_chunks`);
}

/** Takes all documents by ranges of their numbers, with so many chunks that each step is short. */
export async function inBatches(
  db: Kysely<unknown>,
  take: (documents: { from: number; to: number }) => Promise<void>,
  report: ReportMigration = () => Promise.resolve(),
): Promise<void> {
  const documents = await chunksOfDocuments(db);
  const total = documents.reduce((sum, { chunks }) => sum + chunks, 0);
  let done = 0;
  for (const { from, to, chunks } of batches(documents)) {
    await report({ done, total });
    await take({ from, to });
    done += chunks;
  }
}

interface DocumentChunks {
  number: number;
  chunks: number;
}

async function chunksOfDocuments(db: Kysely<unknown>): Promise<DocumentChunks[]> {
  const { rows } = await sql<DocumentChunks>`
    SELECT d.number, count(*) AS chunks
    FROM text_documents d JOIN chunks c ON c.document_id = d.document_id
    GROUP BY d.number ORDER BY d.number`.execute(db);
  return rows;
}

/** Neighbouring documents together; one that is larger stays whole. */
function* batches(
  documents: readonly DocumentChunks[],
): Generator<{ from: number; to: number; chunks: number }> {
  let batch = { from: 0, to: 0, chunks: 0 };
  for (const { number, chunks } of documents) {
    if (batch.chunks > 0 && batch.chunks + chunks > chunksAtOnce) {
      yield batch;
      batch = { from: number, to: number, chunks: 0 };
    }
    batch = { ...batch, to: number, chunks: batch.chunks + chunks };
  }
  if (batch.chunks > 0) yield batch;
}
