import assert from "node:assert/strict";
import { sql } from "kysely";
import { purgeRemovedDocuments } from "@/core/documents/mod.ts";
import { addReadyDocument } from "@/core/documents/testing/ready_document.ts";
import { openStudio, type Studio } from "@/core/documents/testing/studio.ts";
import { mergeTextIndex } from "@/core/storage/mod.ts";
import { createTextSearch } from "./text_search.ts";

const text = Array.from({ length: 30 }, (_, at) => `Absatz ${at} über die Bilgepumpe.`).join(
  "\n\n",
);

function searchIn({ db, ownerId, projectId }: Studio) {
  const search = createTextSearch(db);
  return async (query: string) => {
    const { text } = await search.find({ ownerId, projectId, query, limit: 50 });
    return text.map(({ chunk }) => chunk);
  };
}

Deno.test("a document can be searched the moment it is split", async () => {
  await using studio = await openStudio();
  const find = searchIn(studio);
  const document = await addReadyDocument(studio, {
    ...{ text, chunkTokens: 32, chunkOverlap: 0 },
    headings: [{ offset: 0, level: 1, title: "Wartung" }],
  });
  const chunks = await find("Bilgepumpen");
  assert.equal(chunks.length, document.chunkCount);
  assert.equal((await find("Wartung")).length, document.chunkCount);
  for (const { start, end, text: found } of chunks) assert.equal(text.slice(start, end), found);
});

Deno.test("a document that was removed is not searched, and leaves nothing once it is gone", async () => {
  await using studio = await openStudio();
  const find = searchIn(studio);
  const { id } = await addReadyDocument(studio, { text, chunkTokens: 64, chunkOverlap: 8 });
  await studio.documents.remove(id);
  assert.deepEqual(await find("Bilgepumpe"), []);
  await studio.documents.restore(id);
  assert.notDeepEqual(await find("Bilgepumpe"), []);
  // From lists and from what waits for them, each a part.
  await mergeTextIndex(studio.db, new AbortController().signal);
  await addReadyDocument(studio, { text: `${text} Und mehr.`, chunkTokens: 64, chunkOverlap: 8 })
    .then((other) => studio.documents.remove(other.id));
  await studio.documents.remove(id);
  await purgeRemovedDocuments(studio.db, studio.folder);
  for (const table of ["text_chunks", "text_pending", "text_lists"]) {
    const { rows } = await sql`SELECT * FROM ${sql.table(table)}`.execute(studio.db);
    assert.deepEqual(rows, [], table);
  }
  assert.deepEqual(await studio.db.selectFrom("long_words").selectAll().execute(), []);
});

Deno.test("a document is found the same way before and after its words are put into lists", async () => {
  await using studio = await openStudio();
  const search = createTextSearch(studio.db);
  const { ownerId, projectId } = studio;
  const find = (query: string) => search.find({ ownerId, projectId, query, limit: 50 });
  await addReadyDocument(studio, { text, chunkTokens: 32, chunkOverlap: 0 });
  await mergeTextIndex(studio.db, new AbortController().signal);
  await addReadyDocument(studio, {
    ...{ text: "Die Bilgepumpe 12 und „Größe 12“.", chunkTokens: 64, chunkOverlap: 0 },
  });
  const queries = ["Bilgepumpe", "Bilgepumpe Größe", "12", '"Größe 12"', "Pumpe -Größe"];
  const before = [];
  for (const query of queries) before.push(await find(query));
  for (const { text, trigram } of before) assert.ok(text.length + trigram.length > 0);
  await mergeTextIndex(studio.db, new AbortController().signal);
  for (const [at, query] of queries.entries()) {
    assert.deepEqual(await find(query), before[at], query);
  }
});
