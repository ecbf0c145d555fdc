import { join } from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import * as groundFloor from "../migrations/0001_ground_floor.ts";
import { openDatabase } from "../open.ts";

const at = "2026-01-01T00:00:00.000Z";

/**
 * Makes the first version's database in a folder: one project whose documents have `chunks` chunks
 * each, of the text "Textstelle <n> das Haus".
 */
export async function makeOldDatabase(
  folder: string,
  { documents, chunks }: { documents: number; chunks: number },
): Promise<void> {
  const { db, close } = openDatabase(join(folder, "lernwerk.db"));
  const migrations = { "0001_ground_floor": groundFloor };
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  await new Migrator({ db, provider }).migrateToLatest();
  const person = { id: "me", name: "", role: "owner", created_at: at } as const;
  await db.insertInto("people").values(person).execute();
  const project = { name: "", output_format: "gguf", system_prompt: "", created_at: at } as const;
  await db.insertInto("projects").values({ id: "p", owner_id: "me", ...project }).execute();
  await sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n
      WHERE i + 1 < ${documents})
    INSERT INTO documents
      (id, owner_id, project_id, name, bytes, sha256, created_at, format, state)
    SELECT printf('d%06d', i), 'me', 'p', 'd' || i, 1, 'd' || i, ${at}, 'md', 'ready' FROM n`
    .execute(db);
  await sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${chunks})
    INSERT INTO chunks (id, owner_id, project_id, document_id, position, text, tokens,
      start_offset, end_offset, heading_path)
    SELECT d.id || '.' || i, 'me', 'p', d.id, i, 'Textstelle ' || i || ' das Haus', 5, 0, 1, '[]'
    FROM documents d, n`.execute(db);
  await close();
}
