import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { createDocumentsPart } from "./documents_part.ts";
import { storeReading } from "./store_reading.ts";
import { openStudio, type Studio } from "./testing/studio.ts";
import { splitText } from "./splitter.ts";
import { loadTokenCounter } from "./tokens/token_counter.ts";

function isRefusal(code: ErrorCode) {
  return (error: unknown) => error instanceof AppError && error.code === code;
}

/** Adds a document and stores what a reader would have found in it. */
async function addReady(studio: Studio, text: string, size = 16) {
  const { document } = await studio.add("a.md", text);
  await storeText(studio, document, { text, size });
  return await studio.documents.get(document.id);
}

type DocumentOf = Awaited<ReturnType<Studio["add"]>>["document"];

async function storeText(
  { db, ownerId }: Studio,
  document: DocumentOf,
  { text, size }: { text: string; size: number },
): Promise<void> {
  const counter = await loadTokenCounter();
  const chunks = [...splitText(text, { size, overlap: 4 }, counter)];
  const headings = [{ level: 1, title: "Über", offset: 0 }];
  await storeReading(db, { document, ownerId }, {
    format: "md",
    text,
    pageStarts: [0, 20],
    headings,
    chunks,
  });
}

const text = "# Über\n\n" + "Ein Satz mit einigen Wörtern darin. ".repeat(20);

Deno.test("chunks() gives pages of a ready document's chunks, each at its place", async () => {
  await using studio = await openStudio();
  const document = await addReady(studio, text);
  assert.equal(document.state, "ready");
  assert.equal(document.pages, 2);
  assert.equal(document.characters, text.length);
  const all = await studio.documents.chunks(document.id, { from: 0, limit: 200 });
  assert.equal(all.length, document.chunkCount);
  assert.equal(all.reduce((sum, { tokens }) => sum + tokens, 0), document.tokens);
  const whole = await studio.documents.text(document.id);
  all.forEach((chunk, position) => {
    assert.equal(whole.slice(chunk.start, chunk.end), chunk.text);
    assert.equal(chunk.position, position);
    assert.deepEqual(chunk.headingPath, ["Über"]);
    assert.equal(chunk.page, chunk.start < 20 ? 1 : 2);
    assert.equal(chunk.lastPage, chunk.end <= 20 ? 1 : 2);
  });
  const page = await studio.documents.chunks(document.id, { from: 3, limit: 2 });
  assert.deepEqual(page, all.slice(3, 5));
});

Deno.test("chunks() gives none while a document is not ready", async () => {
  await using studio = await openStudio();
  const { id } = await addReady(studio, text);
  await studio.db.updateTable("documents").set({ state: "processing" }).execute();
  assert.deepEqual(await studio.documents.chunks(id, { from: 0, limit: 10 }), []);
  assert.deepEqual(await Array.fromAsync(studio.documents.projectChunks(studio.projectId)), []);
});

Deno.test("storeReading() done again changes nothing, not even ids", async () => {
  await using studio = await openStudio();
  const document = await addReady(studio, text);
  const before = await studio.db.selectFrom("chunks").selectAll().execute();
  await storeText(studio, document, { text, size: 16 });
  assert.deepEqual(await studio.db.selectFrom("chunks").selectAll().execute(), before);
});

Deno.test("storeReading() with other sizes replaces the chunks, and their ids", async () => {
  await using studio = await openStudio();
  const document = await addReady(studio, text);
  const before = await studio.db.selectFrom("chunks").selectAll().execute();
  await storeText(studio, document, { text, size: 60 });
  const after = await studio.db.selectFrom("chunks").selectAll().execute();
  assert.ok(after.length < before.length / 2);
  assert.equal((await studio.documents.get(document.id)).chunkCount, after.length);
  const known = new Map(before.map((row) => [row.id, row.text]));
  for (const row of after) assert.ok(!known.has(row.id) || known.get(row.id) === row.text);
});

Deno.test("projectChunks() gives all chunks with their documents, in order", async () => {
  await using studio = await openStudio();
  const first = await addReady(studio, "first " + text.repeat(40), 8);
  const second = await addReady(studio, "second " + text);
  const chunks = await Array.fromAsync(studio.documents.projectChunks(studio.projectId));
  assert.equal(chunks.length, first.chunkCount! + second.chunkCount!);
  assert.ok(first.chunkCount! > 500, "more than one page");
  assert.equal(new Set(chunks.map(({ id }) => id)).size, chunks.length);
  assert.equal(chunks[0]!.document.id, first.id);
  assert.equal(chunks.at(-1)!.document.id, second.id);
});

Deno.test("remove() takes a document away and restore() brings it back", async () => {
  await using studio = await openStudio();
  const document = await addReady(studio, text);
  await studio.documents.remove(document.id);
  assert.deepEqual(await studio.documents.list(studio.projectId), []);
  await assert.rejects(studio.documents.get(document.id), isRefusal("document_not_found"));
  await assert.rejects(studio.documents.remove(document.id), isRefusal("document_not_found"));
  assert.deepEqual(await studio.documents.restore(document.id), document);
  assert.deepEqual(await studio.documents.restore(document.id), document);
  assert.equal((await studio.documents.chunks(document.id, { from: 0, limit: 5 })).length, 5);
});

Deno.test("restore() refuses when the same file came again meanwhile", async () => {
  await using studio = await openStudio();
  const first = await studio.add("a.txt", "same");
  await studio.documents.remove(first.document.id);
  const second = await studio.add("b.txt", "same");
  assert.equal(second.outcome, "added");
  await assert.rejects(studio.documents.restore(first.document.id), isRefusal("document_exists"));
});

Deno.test("tidy() removes for good what was removed long ago", async () => {
  await using studio = await openStudio();
  const old = await addReady(studio, text);
  await studio.documents.remove(old.id);
  await studio.documents.tidy();
  assert.deepEqual(await studio.fileNames(), [old.id]);
  studio.clock.advance(8 * 24 * 60 * 60 * 1000);
  const recent = await addReady(studio, `${text} and more`);
  await studio.documents.remove(recent.id);
  await studio.documents.tidy();
  assert.deepEqual(await studio.fileNames(), [recent.id]);
  await assert.rejects(studio.documents.restore(old.id), isRefusal("document_not_found"));
  await studio.documents.restore(recent.id);
});

Deno.test("createDocumentsPart() counts and purges a project's documents", async () => {
  await using studio = await openStudio();
  const document = await addReady(studio, text);
  const part = createDocumentsPart(studio.db);
  const { chunkCount } = document;
  assert.deepEqual(await part.count(studio.projectId), { documents: 1, chunks: chunkCount });
  await part.purge(studio.projectId);
  assert.deepEqual(await part.count(studio.projectId), { documents: 0, chunks: 0 });
  for (const table of ["documents", "document_texts", "chunks"] as const) {
    assert.deepEqual(await studio.db.selectFrom(table).selectAll().execute(), []);
  }
});

Deno.test("ownerOf() names whom a document belongs to", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.txt", "x");
  assert.equal(await studio.documents.ownerOf(document.id), studio.ownerId);
  assert.equal(await studio.documents.ownerOf("nothing"), null);
});

Deno.test("removed() answers a document only while it is away", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.md", text);
  assert.equal(await studio.documents.removed(document.id), null);
  await studio.documents.remove(document.id);
  assert.equal((await studio.documents.removed(document.id))?.name, "a.md");
  await studio.documents.restore(document.id);
  assert.equal(await studio.documents.removed(document.id), null);
});

Deno.test("listRemoved() lists what can be brought back, the latest first, and until when", async () => {
  await using studio = await openStudio();
  const { documents, clock, projectId } = studio;
  const [old, first, second, again] = [
    await studio.add("old.md", "old"),
    await studio.add("first.md", "first"),
    await studio.add("second.md", "second"),
    await studio.add("again.md", "again"),
  ];
  await studio.add("kept.md", "kept");
  await documents.remove(old.document.id);
  clock.advance(6 * 24 * 60 * 60 * 1000);
  await documents.remove(again.document.id);
  await documents.remove(first.document.id);
  clock.advance(2 * 24 * 60 * 60 * 1000);
  await documents.remove(second.document.id);
  await studio.add("again.md", "again");
  const found = await documents.listRemoved(projectId);
  assert.deepEqual(found.map(({ name }) => name), ["second.md", "first.md"]);
  const inDays = (days: number) => clock.now().getTime() + days * 24 * 60 * 60 * 1000;
  assert.deepEqual(found.map(({ until }) => Date.parse(until)), [inDays(7), inDays(5)]);
  await documents.restore(second.document.id);
  assert.deepEqual((await documents.listRemoved(projectId)).map(({ id }) => id), [
    first.document.id,
  ]);
});
