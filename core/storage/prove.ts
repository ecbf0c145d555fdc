import { sql } from "kysely";
import { systemClock } from "@/core/system/mod.ts";
import { openStorage } from "./storage.ts";

/**
 * Proves in a folder of its own that the built-in database opens, migrates, keeps its journal beside
 * it and searches text.
 *
 * @throws {Error} saying what it cannot do
 */
export async function proveStorage(folder: string): Promise<void> {
  const { db, close } = await openStorage(folder, systemClock);
  try {
    const { rows: [mode] } = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(db);
    if (mode?.journal_mode !== "wal") throw new Error(`the journal mode is ${mode?.journal_mode}`);
    await sql`CREATE VIRTUAL TABLE notes USING fts5(text)`.execute(db);
    await sql`INSERT INTO notes VALUES ('Der Übungsraum ist offen')`.execute(db);
    const found = await sql`SELECT text FROM notes WHERE notes MATCH 'ubungsraum'`.execute(db);
    if (found.rows.length !== 1) throw new Error("the full-text search did not find the row");
  } finally {
    await close();
  }
}
