import { DatabaseSync } from "node:sqlite";

const schemaVersion = 1;

/**
 * Vectors can be computed again: a commit that a power cut loses costs seconds (NORMAL), and a kill
 * loses none. Five vectors of 384 floats fit a page of 8 KiB, of the usual 4 KiB only two.
 */
const pragmas = [
  "page_size = 8192",
  // What is removed leaves the disk, and nothing of it can be read in what was freed.
  "auto_vacuum = INCREMENTAL",
  "secure_delete = ON",
  "busy_timeout = 10000",
  "journal_mode = WAL",
  "synchronous = NORMAL",
  "foreign_keys = ON",
  "cache_size = -16000",
];

const schema = `
CREATE TABLE models (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, dimensions INTEGER NOT NULL,
  choice TEXT NOT NULL) STRICT;
CREATE TABLE vectors (
  id INTEGER PRIMARY KEY, model_id INTEGER NOT NULL REFERENCES models(id), hash BLOB NOT NULL,
  vector BLOB NOT NULL, UNIQUE (model_id, hash)) STRICT;
CREATE TABLE projects (
  project_id TEXT PRIMARY KEY, answering INTEGER REFERENCES models(id),
  becoming INTEGER REFERENCES models(id), job_id TEXT, has_news INTEGER NOT NULL DEFAULT 0) STRICT;
PRAGMA user_version = ${schemaVersion};
`;

/**
 * Opens `vectors.db`, and makes it where there is none. One that is damaged or of a later version is
 * set aside: all of it can be computed again, and nothing else must wait for that.
 */
export function openVectorDatabase(path: string): DatabaseSync {
  try {
    return open(path);
  } catch (error) {
    if (!isUnusable(error)) throw error;
    for (const ending of ["", "-wal", "-shm"]) setAside(path + ending);
    return open(path);
  }
}

function open(path: string): DatabaseSync {
  if (path !== ":memory:") Deno.openSync(path, { create: true, append: true, mode: 0o600 }).close();
  const database = new DatabaseSync(path, { timeout: 10_000 });
  try {
    for (const pragma of pragmas) database.exec(`PRAGMA ${pragma}`);
    prepareSchema(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Server and worker may come at once: whoever is second finds the tables. */
function prepareSchema(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  const found = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (found > schemaVersion) throw new Error(`${newer}: ${found}`);
  if (found === 0) database.exec(schema);
  database.exec("COMMIT");
}

const newer = "vectors.db is of a later version";

function isUnusable(error: unknown): boolean {
  return error instanceof Error &&
    (/not a database|is malformed/.test(error.message) || error.message.startsWith(newer));
}

function setAside(path: string): void {
  try {
    Deno.renameSync(path, `${path}.set-aside`);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
