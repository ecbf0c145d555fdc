import assert from "node:assert/strict";
import { type Kysely, sql } from "kysely";
import type { Database } from "../schema.ts";
import { openMemoryStorage } from "../storage.ts";
import { mergeTextIndex } from "./merge_index.ts";

const at = "2026-01-01T00:00:00.000Z";
const never = new AbortController().signal;

async function openProject() {
  const { db, close } = await openMemoryStorage();
  await db.insertInto("people").values({ id: "me", name: "", role: "owner", created_at: at })
    .execute();
  const project = { name: "", output_format: "gguf", system_prompt: "", created_at: at };
  await db.insertInto("projects").values({ id: "p", owner_id: "me", ...project }).execute();
  return { db, [Symbol.asyncDispose]: close };
}

async function addDocument(db: Kysely<Database>, id: string): Promise<void> {
  await db.insertInto("documents").values({
    ...{ id, owner_id: "me", project_id: "p", name: id, bytes: 1, sha256: id, created_at: at },
    ...{ format: "md", state: "ready" },
  }).execute();
  await db.insertInto("chunks").values({
    ...{ id, owner_id: "me", project_id: "p", document_id: id, position: 0, tokens: 1 },
    ...{ text: `Das Haus ${id} am Bootssteg`, start_offset: 0, end_offset: 1, heading_path: "[]" },
  }).execute();
}

/** In how many parts FTS5 keeps a list: its structure record names each segment once. */
async function partsOf(db: Kysely<Database>, table: string): Promise<number> {
  const { rows } = await sql<{ parts: number }>`
    SELECT count(DISTINCT segid) AS parts FROM ${sql.table(`${table}_idx`)}`.execute(db);
  return rows[0]!.parts;
}

async function found(db: Kysely<Database>): Promise<unknown[]> {
  const { rows } = await sql<{ rowid: number }>`
    SELECT rowid FROM chunk_words WHERE chunk_words MATCH '"1:haus"'`.execute(db);
  return rows;
}

Deno.test("mergeTextIndex() leaves few parts after each of many small uploads", async () => {
  await using storage = await openProject();
  const { db } = storage;
  for (let count = 0; count < 70; count++) {
    await addDocument(db, `d${count}`);
    await mergeTextIndex(db, never);
    // Two parts of one level become one of the next: as many as the number has binary digits.
    const parts = await partsOf(db, "chunk_words");
    assert.ok(parts <= 7, `${count}: ${parts} parts`);
  }
  assert.equal((await found(db)).length, 70);
});

Deno.test("mergeTextIndex() keeps removed documents out", async () => {
  await using storage = await openProject();
  const { db } = storage;
  for (const id of ["d1", "d2", "d3"]) await addDocument(db, id);
  await db.deleteFrom("chunks").where("document_id", "=", "d2").execute();
  await db.deleteFrom("documents").where("id", "=", "d2").execute();
  await mergeTextIndex(db, never);
  assert.equal((await found(db)).length, 2);
  await sql`INSERT INTO chunk_words (chunk_words) VALUES ('integrity-check')`.execute(db);
});

Deno.test("mergeTextIndex() stops at once when it is to", async () => {
  await using storage = await openProject();
  const { db } = storage;
  for (const id of ["d1", "d2", "d3"]) await addDocument(db, id);
  const before = await partsOf(db, "chunk_words");
  await mergeTextIndex(db, AbortSignal.abort());
  assert.equal(await partsOf(db, "chunk_words"), before);
});
