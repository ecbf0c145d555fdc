import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { AppError } from "@/core/contract/mod.ts";
import { nodeSqliteDialect } from "./node_sqlite_dialect.ts";
import type { Database } from "./schema.ts";
import { addIndexFunctions } from "./text_index/index_functions.ts";

/** The open database, and how it is closed. */
export interface OpenDatabase {
  db: Kysely<Database>;
  /** The connection below Kysely, for what Kysely has no word for: backup, checkpoint. */
  connection: DatabaseSync;
  close(): Promise<void>;
}

/**
 * Opens `lernwerk.db` with the pragmas of DESIGN §4. `busy_timeout` comes first: the others
 * already need locks. A new file is its person's alone (SQLite gives its journals the same mode).
 *
 * @throws {AppError} `database_damaged` when the file is no SQLite database.
 */
export function openDatabase(path: string): OpenDatabase {
  if (path !== ":memory:") makePrivateFile(path);
  const connection = new DatabaseSync(path, { timeout: 10_000 });
  try {
    for (const pragma of pragmas) connection.exec(`PRAGMA ${pragma}`);
  } catch (error) {
    connection.close();
    throw isDamage(error) ? new AppError("database_damaged", {}, { cause: error }) : error;
  }
  addIndexFunctions(connection);
  const db = new Kysely<Database>({ dialect: nodeSqliteDialect(connection) });
  return { db, connection, close: () => db.destroy() };
}

const pragmas = [
  "busy_timeout = 10000",
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "cache_size = -16000",
  "temp_store = MEMORY",
];

function makePrivateFile(path: string): void {
  Deno.openSync(path, { create: true, append: true, mode: 0o600 }).close();
}

/** What SQLite calls SQLITE_NOTADB and SQLITE_CORRUPT; a full or read-only disk is no damage. */
function isDamage(error: unknown): boolean {
  return error instanceof Error && /not a database|is malformed/.test(error.message);
}
