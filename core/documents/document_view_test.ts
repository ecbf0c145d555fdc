import assert from "node:assert/strict";
import type { DocumentId, DocumentView, ViewQuery } from "@/core/contract/mod.ts";
import { createRandom, randomProse } from "./testing/random_text.ts";
import { addReadyDocument } from "./testing/ready_document.ts";
import { openStudio, type Studio } from "./testing/studio.ts";

const sizes = { chunkTokens: 40, chunkOverlap: 12 };
/** Long enough for several parts; no two sentences are the same. */
const text = Array.from({ length: 900 }, (_, at) => `Satz ${at} handelt von ${at * 37 % 101}.`)
  .join(" ");
const pageStarts = Array.from({ length: 12 }, (_, at) => at * 2000);

/** All parts of a document, from the first to the last. */
async function partsOf({ documents }: Studio, id: DocumentId, query: ViewQuery = {}) {
  const parts: DocumentView[] = [];
  for (let from: number | null = 0; from !== null; from = parts.at(-1)!.later) {
    parts.push(await documents.view(id, { ...query, from }));
  }
  return parts;
}

Deno.test("view() leads through all chunks, each at its place in the part's text", async () => {
  await using studio = await openStudio();
  const document = await addReadyDocument(studio, { ...sizes, text, pageStarts });
  const all = await studio.documents.chunks(document.id, { from: 0, limit: 200 });
  const parts = await partsOf(studio, document.id);
  assert.ok(parts.length > 2, "more than one part");
  const chunks = parts.flatMap((part) => part.chunks);
  assert.deepEqual(chunks.map(({ id }) => id).slice(0, all.length), all.map(({ id }) => id));
  assert.equal(chunks.length, document.chunkCount);
  for (const part of parts) {
    assert.equal(part.text, text.slice(part.start, part.end));
    assert.equal(part.total, document.chunkCount);
    for (const { start, end } of part.chunks) assert.ok(part.start <= start && end <= part.end);
  }
  assert.equal(parts[0]!.start, 0);
  assert.equal(parts.at(-1)!.end, text.length);
  assert.deepEqual(
    parts.slice(1).map(({ earlier }) => earlier),
    parts.slice(0, -1).map(({ chunks: [first] }) => first!.position),
  );
  assert.equal(parts[0]!.earlier, null);
});

Deno.test("view() marks what a chunk repeats of the one before, also across two parts", async () => {
  await using studio = await openStudio();
  const { id } = await addReadyDocument(studio, { ...sizes, text });
  const chunks = (await partsOf(studio, id, { limit: 7 })).flatMap((part) => part.chunks);
  assert.equal(chunks[0]!.sharedUntil, null);
  chunks.slice(1).forEach((chunk, at) => {
    const before = chunks[at]!;
    assert.equal(chunk.sharedUntil, before.end > chunk.start ? before.end : null);
  });
  assert.ok(chunks.filter(({ sharedUntil }) => sharedUntil !== null).length > chunks.length / 2);
});

Deno.test("view() finds a page and an offset, and ends at the last chunk beyond them", async () => {
  await using studio = await openStudio();
  const { id, chunkCount } = await addReadyDocument(studio, { ...sizes, text, pageStarts });
  const view = (query: ViewQuery) => studio.documents.view(id, { limit: 3, ...query });
  const [page] = (await view({ page: 4 })).chunks;
  assert.ok(page!.end > pageStarts[3]! && page!.start <= pageStarts[3]!);
  assert.deepEqual((await view({ page: 4 })).pages.map((found) => found.page), [4]);
  assert.deepEqual((await view({ at: pageStarts[3]! })).chunks, (await view({ page: 4 })).chunks);
  assert.deepEqual((await view({ from: page!.position })).chunks, (await view({ page: 4 })).chunks);
  for (const query of [{ page: 99 }, { at: 1e9 }, { from: 1e9 }]) {
    const { chunks: [last], later } = await view(query);
    assert.equal(last!.position, chunkCount! - 1);
    assert.equal(later, null);
  }
});

Deno.test("view() is empty while a document is not ready", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.txt", "Noch nicht gelesen.");
  const { chunks, text, total, earlier, later } = await studio.documents.view(document.id, {});
  assert.deepEqual({ chunks, text, total, earlier, later }, {
    chunks: [],
    text: "",
    total: 0,
    earlier: null,
    later: null,
  });
});

Deno.test("view() keeps to its places in texts of any signs", async () => {
  const random = createRandom(7);
  await using studio = await openStudio();
  for (let round = 0; round < 5; round++) {
    const prose = `${round} ${randomProse(random, 40)}`;
    const { id } = await addReadyDocument(studio, {
      chunkTokens: 20,
      chunkOverlap: 8,
      text: prose,
    });
    const all = await studio.documents.chunks(id, { from: 0, limit: 200 });
    const texts = (await partsOf(studio, id, { limit: 9 })).flatMap((part) =>
      part.chunks.map(({ start, end }) => part.text.slice(start - part.start, end - part.start))
    );
    assert.deepEqual(texts.slice(0, all.length), all.map((chunk) => chunk.text));
  }
});
