import assert from "node:assert/strict";
import { type Kysely, sql } from "kysely";
import { openMemoryStorage } from "../storage.ts";
import type { Database } from "../schema.ts";
import { up } from "./0010_last_pages.ts";

const at = "2026-01-01T00:00:00.000Z";
const project = { id: "p", name: "", output_format: "gguf", system_prompt: "" };

async function addDocument(db: Kysely<Database>, id: string, pageStarts: number[] | null) {
  await db.insertInto("documents").values({
    ...{ id, owner_id: "me", project_id: "p", name: id, bytes: 1, sha256: id, created_at: at },
    ...{ format: "pdf", state: "ready" },
  }).execute();
  const page_starts = pageStarts && JSON.stringify(pageStarts);
  await db.insertInto("document_texts").values({ document_id: id, text: "", page_starts })
    .execute();
}

/** As it was before: chunks know the page on which they begin and nothing more. */
async function openOld() {
  const { db, close } = await openMemoryStorage();
  await db.insertInto("people").values({ id: "me", name: "", role: "owner", created_at: at })
    .execute();
  await db.insertInto("projects").values({ owner_id: "me", created_at: at, ...project }).execute();
  await addDocument(db, "mapped", [0, 10, 10, 20]);
  await addDocument(db, "unmapped", null);
  for (const index of ["chunks_by_page", "chunks_by_reach"]) {
    await sql.raw(`DROP INDEX ${index}`).execute(db);
  }
  for (const column of ["last_page", "page_breaks"]) {
    await sql.raw(`ALTER TABLE chunks DROP COLUMN ${column}`).execute(db);
  }
  await sql.raw("CREATE INDEX chunks_by_page ON chunks (project_id, page)").execute(db);
  return { db, [Symbol.asyncDispose]: close };
}

const places = [
  ["mapped", 0, 10, 1],
  ["mapped", 5, 11, 1],
  ["mapped", 12, 40, 3],
  ["unmapped", 0, 10, 7],
  ["unmapped", 10, 20, null],
] as const;

Deno.test("migration 0010 takes last pages from the stored reading maps", async () => {
  await using storage = await openOld();
  const { db } = storage;
  await db.insertInto("chunks").values(places.map(([document_id, start, end, page], position) => ({
    ...{ id: `c${position}`, owner_id: "me", project_id: "p", document_id, position, page },
    ...{ text: "", tokens: 1, start_offset: start, end_offset: end, heading_path: "[]" },
  }))).execute();
  await up(db as unknown as Kysely<unknown>);
  const rows = await db.selectFrom("chunks").select(["page", "last_page", "page_breaks"])
    .orderBy("position").execute();
  assert.deepEqual(rows.map(({ page, last_page, page_breaks }) => [page, last_page, page_breaks]), [
    [1, 1, null],
    [1, 3, "[10,10]"],
    [3, 4, "[20]"],
    [7, 7, null],
    [null, null, null],
  ]);
});
