import { join } from "node:path";
import { sql } from "kysely";
import { openStorage } from "@/core/storage/mod.ts";
import { systemClock } from "@/core/system/mod.ts";
import { type CheckContext, demand } from "./check.ts";

/** The built-in database opens, migrates, keeps its journal beside it and searches text. */
export async function checkDatabase({ folder }: CheckContext): Promise<void> {
  const storage = await openStorage(join(folder, "database"), systemClock);
  try {
    const { db } = storage;
    const { rows: [mode] } = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(db);
    demand(mode?.journal_mode === "wal", `the journal mode is ${mode?.journal_mode}`);
    await sql`CREATE VIRTUAL TABLE notes USING fts5(text)`.execute(db);
    await sql`INSERT INTO notes VALUES ('Der Übungsraum ist offen')`.execute(db);
    const found = await sql`SELECT text FROM notes WHERE notes MATCH 'ubungsraum'`.execute(db);
    demand(found.rows.length === 1, "the full-text search did not find the row");
  } finally {
    await storage.close();
  }
}
