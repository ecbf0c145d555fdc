import assert from "node:assert/strict";
import { type Kysely, sql } from "kysely";
import { openMemoryStorage } from "../storage.ts";
import type { Database } from "../schema.ts";
import { mergeTextIndex } from "../text_index/merge_index.ts";
import { up } from "./0006_text_index.ts";
import { up as addPostings } from "./0011_postings.ts";

const at = "2026-01-01T00:00:00.000Z";

async function addDocument(db: Kysely<Database>, id: string, texts: readonly string[]) {
  await db.insertInto("documents").values({
    ...{ id, owner_id: "me", project_id: "p", name: id, bytes: 1, sha256: id, created_at: at },
    ...{ format: "md", state: "ready" },
  }).execute();
  await db.insertInto("chunks").values(texts.map((text, position) => ({
    ...{ id: `${id}${position}`, owner_id: "me", project_id: "p", document_id: id, position, text },
    ...{ tokens: 1, start_offset: 0, end_offset: 1, heading_path: `["Überschrift"]` },
  }))).execute();
}

async function openWithDocuments() {
  const { db, close } = await openMemoryStorage();
  await db.insertInto("people").values({ id: "me", name: "", role: "owner", created_at: at })
    .execute();
  const project = { name: "", output_format: "gguf", system_prompt: "", created_at: at };
  await db.insertInto("projects").values({ id: "p", owner_id: "me", ...project }).execute();
  await addDocument(db, "a", ["Die Krankenversicherung zahlt.", "Das Haus am See."]);
  await addDocument(db, "b", ["Ein Haus, zwei Häuser."]);
  return { db, [Symbol.asyncDispose]: close };
}

/** Everything that the index says. */
async function contents(db: Kysely<Database>) {
  const all = async (query: string) => (await sql.raw<object>(query).execute(db)).rows;
  return {
    lists: await all("SELECT project, block, term, hex(postings) AS list FROM text_lists"),
    pending: await all("SELECT * FROM text_pending"),
    numbers: await all("SELECT * FROM text_chunks"),
    house: await all(`SELECT rowid FROM chunk_words WHERE chunk_words MATCH '"1:haus"'`),
    long: await all("SELECT project, word, chunks FROM long_words ORDER BY word"),
    parts: await all(`SELECT rowid FROM long_word_parts WHERE long_word_parts MATCH '"versich"'`),
    projects: await all("SELECT number, project_id, chunks, characters FROM text_projects"),
    documents: await all("SELECT * FROM text_documents"),
  };
}

async function dropIndex(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ type: string; name: string }>`
    SELECT type, name FROM sqlite_schema WHERE type = 'trigger'
      OR name IN ('chunk_words', 'long_word_parts', 'long_words', 'text_documents', 'text_projects',
        'text_chunks', 'text_lists',
        'text_pending')
    ORDER BY type DESC`.execute(db);
  for (const { type, name } of rows) await sql.raw(`DROP ${type} ${name}`).execute(db);
}

Deno.test("migrations 0006 and 0011 fill the index as if the chunks had come after it", async () => {
  await using storage = await openWithDocuments();
  await mergeTextIndex(storage.db, new AbortController().signal);
  const followed = await contents(storage.db);
  assert.equal(followed.house.length, 2);
  await dropIndex(storage.db);
  for (const step of [up, addPostings]) await step(storage.db as unknown as Kysely<unknown>);
  assert.deepEqual(await contents(storage.db), followed);
});

Deno.test("the text index follows chunks that change and go", async () => {
  await using storage = await openWithDocuments();
  const { db } = storage;
  const before = await contents(db);
  await addDocument(db, "c", ["Noch eine Krankenversicherung im Haus."]);
  await db.updateTable("chunks").set({ text: "Etwas anderes." }).where("id", "=", "c0").execute();
  assert.equal((await contents(db)).house.length, 2);
  await db.updateTable("chunks").set({ text: "Ein Haus." }).where("id", "=", "c0").execute();
  assert.equal((await contents(db)).house.length, 3);
  await db.updateTable("chunks").set({ heading_path: "[]" }).where("id", "=", "c0").execute();
  await db.deleteFrom("chunks").where("document_id", "=", "c").execute();
  await db.deleteFrom("documents").where("id", "=", "c").execute();
  assert.deepEqual(await contents(db), before);
});

Deno.test("the text index knows which documents may be found, and goes with its project", async () => {
  await using storage = await openWithDocuments();
  const { db } = storage;
  const searchable = async () =>
    (await db.selectFrom("text_documents").select("searchable").execute())
      .map((row) => row.searchable);
  assert.deepEqual(await searchable(), [1, 1]);
  await db.updateTable("documents").set({ deleted_at: at }).where("id", "=", "a").execute();
  await db.updateTable("documents").set({ state: "failed" }).where("id", "=", "b").execute();
  assert.deepEqual(await searchable(), [0, 0]);
  for (const table of ["chunks", "documents", "projects"] as const) {
    await db.deleteFrom(table).execute();
  }
  const { house: _, parts: _parts, ...rest } = await contents(db);
  for (const [table, rows] of Object.entries(rest)) assert.deepEqual(rows, [], table);
});

Deno.test("the text index stays with a transaction that is rolled back", async () => {
  await using storage = await openWithDocuments();
  const before = await contents(storage.db);
  const failed = storage.db.transaction().execute(async (trx) => {
    await trx.deleteFrom("chunks").execute();
    throw new Error("a full disk");
  });
  await assert.rejects(failed);
  assert.deepEqual(await contents(storage.db), before);
});
