import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { AppError } from "@/core/contract/mod.ts";
import { nodeSqliteDialect } from "./node_sqlite_dialect.ts";
import type { Database } from "./schema.ts";

/** The open database, and how it is closed. */
export interface OpenDatabase {
  db: Kysely<Database>;
  /** The connection below Kysely, for what Kysely has no word for: backup, checkpoint. */
  connection: DatabaseSync;
  close(): Promise<void>;
}

/**
 * Opens `lernwerk.db` with the pragmas of DESIGN §4. `busy_timeout` comes first: the others
 * already need locks.
 *
 * @throws {AppError} `database_damaged` when the file is no SQLite database.
 */
export function openDatabase(path: string): OpenDatabase {
  const connection = new DatabaseSync(path, { timeout: 10_000 });
  try {
    for (const pragma of pragmas) connection.exec(`PRAGMA ${pragma}`);
  } catch (cause) {
    connection.close();
    throw new AppError("database_damaged", {}, { cause });
  }
  const db = new Kysely<Database>({ dialect: nodeSqliteDialect(connection) });
  return { db, connection, close: () => db.destroy() };
}

const pragmas = [
  "busy_timeout = 10000",
  "journal_mode = WAL",
  "synchronous = FULL",
  "foreign_keys = ON",
  "cache_size = -16000",
];
