import { type Kysely, sql } from "kysely";

const statements = [
  `CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL,
    created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
  `CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY, person_id TEXT NOT NULL REFERENCES people(id),
    created_at TEXT NOT NULL, last_seen_at TEXT NOT NULL) STRICT`,
  `CREATE TABLE projects (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id), name TEXT NOT NULL,
    base_model_id TEXT, output_format TEXT NOT NULL, system_prompt TEXT NOT NULL,
    created_at TEXT NOT NULL, archived_at TEXT, deleted_at TEXT) STRICT`,
  `CREATE TABLE settings (
    scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (scope, key)) STRICT`,
  `CREATE TABLE jobs (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT REFERENCES projects(id), state TEXT NOT NULL, slot TEXT NOT NULL,
    params TEXT NOT NULL, result TEXT, error TEXT, progress TEXT,
    attempt INTEGER NOT NULL, recoveries INTEGER NOT NULL,
    lease_token TEXT, heartbeat_at TEXT,
    created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT) STRICT`,
  `CREATE INDEX jobs_by_state ON jobs (state, created_at)`,
  `CREATE INDEX jobs_by_project ON jobs (project_id, created_at)`,
  `CREATE TABLE job_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, job_id TEXT NOT NULL REFERENCES jobs(id),
    attempt INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL,
    UNIQUE (job_id, attempt, seq)) STRICT`,
  `CREATE TABLE documents (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id), name TEXT NOT NULL,
    bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, format TEXT NOT NULL, state TEXT NOT NULL,
    error TEXT, pages INTEGER, chunk_count INTEGER, characters INTEGER, tokens INTEGER,
    created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
  `CREATE UNIQUE INDEX documents_once ON documents (project_id, sha256) WHERE deleted_at IS NULL`,
  `CREATE TABLE document_texts (
    document_id TEXT PRIMARY KEY REFERENCES documents(id), text TEXT NOT NULL,
    page_starts TEXT) STRICT`,
  `CREATE TABLE chunks (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id),
    document_id TEXT NOT NULL REFERENCES documents(id), position INTEGER NOT NULL,
    text TEXT NOT NULL, tokens INTEGER NOT NULL, start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL, page INTEGER, heading_path TEXT NOT NULL,
    UNIQUE (document_id, position)) STRICT`,
  `CREATE INDEX chunks_by_project ON chunks (project_id)`,
  `CREATE TABLE dataset_rows (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id), position INTEGER NOT NULL,
    instruction TEXT NOT NULL, output TEXT NOT NULL, messages TEXT, origin TEXT NOT NULL,
    split TEXT NOT NULL, document_id TEXT, chunk_id TEXT, quote TEXT, fact_key TEXT,
    hash TEXT NOT NULL, created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
  `CREATE UNIQUE INDEX dataset_rows_once ON dataset_rows (project_id, hash) WHERE deleted_at IS NULL`,
  `CREATE INDEX dataset_rows_in_order ON dataset_rows (project_id, position)`,
  `CREATE TABLE dataset_versions (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id), hash TEXT NOT NULL,
    row_ids TEXT NOT NULL, row_count INTEGER NOT NULL, created_at TEXT NOT NULL,
    UNIQUE (project_id, hash)) STRICT`,
  `CREATE TABLE base_models (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id), kind TEXT NOT NULL,
    name TEXT NOT NULL, path TEXT NOT NULL, created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
  `CREATE TABLE runs (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id), job_id TEXT NOT NULL REFERENCES jobs(id),
    name TEXT NOT NULL, engine TEXT NOT NULL, base_model_id TEXT NOT NULL,
    dataset_version_id TEXT NOT NULL REFERENCES dataset_versions(id), config TEXT NOT NULL,
    created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
  `CREATE TABLE artifacts (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id), run_id TEXT NOT NULL REFERENCES runs(id),
    job_id TEXT NOT NULL REFERENCES jobs(id), kind TEXT NOT NULL, format TEXT NOT NULL,
    path TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
    created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
  `CREATE TABLE evaluations (
    id TEXT PRIMARY KEY, owner_id TEXT NOT NULL REFERENCES people(id),
    project_id TEXT NOT NULL REFERENCES projects(id), job_id TEXT NOT NULL REFERENCES jobs(id),
    run_id TEXT REFERENCES runs(id), path TEXT NOT NULL, summary TEXT NOT NULL,
    created_at TEXT NOT NULL, deleted_at TEXT) STRICT`,
];

/** The tables of the first version. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
