import { type Kysely, sql } from "kysely";

/** One more state of the project's documents; nothing where the project itself goes. */
function count(project: string): string {
  return `INSERT INTO document_states (project_id, state)
    SELECT id, 1 FROM projects WHERE id = ${project}
    ON CONFLICT (project_id) DO UPDATE SET state = state + 1`;
}

const statements = [
  // All that a filter by pages asks for, without a look at any chunk.
  `CREATE INDEX chunks_by_page ON chunks (project_id, page, document_id, position, id)
    WHERE page IS NOT NULL`,
  `CREATE TABLE document_states (
    project_id TEXT PRIMARY KEY REFERENCES projects(id) ON DELETE CASCADE,
    state INTEGER NOT NULL) STRICT`,
  `CREATE TRIGGER state_of_new_document AFTER INSERT ON documents
    BEGIN ${count("new.project_id")}; END`,
  `CREATE TRIGGER state_of_document AFTER UPDATE OF state, deleted_at, reading_id, chunk_count
    ON documents BEGIN ${count("new.project_id")}; END`,
  `CREATE TRIGGER state_of_gone_document AFTER DELETE ON documents
    BEGIN ${count("old.project_id")}; END`,
];

/**
 * What searches ask for each time: the chunks of some pages, and whether anything happened to a
 * project's documents since they looked last.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
