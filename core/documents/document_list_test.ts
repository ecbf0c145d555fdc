import assert from "node:assert/strict";
import { addReadyDocument } from "./testing/ready_document.ts";
import { openStudio } from "./testing/studio.ts";

Deno.test("page() gives some of the documents, newest first, and counts all", async () => {
  await using studio = await openStudio();
  for (let at = 0; at < 5; at++) await studio.add(`${at}.txt`, `Text ${at}`);
  await addReadyDocument(studio, { text: "Ein Satz.", chunkTokens: 16, chunkOverlap: 0 });
  const { document: removed } = await studio.add("weg.txt", "weg");
  await studio.documents.remove(removed.id);
  const page = (from: number) => studio.documents.page(studio.projectId, { from, limit: 2 });
  const { documents, total, counts, chunks } = await page(0);
  assert.equal(chunks, 1);
  assert.deepEqual(documents.map(({ name }) => name), ["a.md", "4.txt"]);
  assert.equal(total, 6);
  assert.deepEqual(counts, { uploaded: 5, processing: 0, ready: 1, failed: 0 });
  assert.deepEqual((await page(4)).documents.map(({ name }) => name), ["1.txt", "0.txt"]);
  assert.deepEqual((await page(9)).documents, []);
});

Deno.test("page() finds by state and by a part of the name in any case", async () => {
  await using studio = await openStudio();
  const { projectId } = studio;
  await studio.add("Übungen/Größe.txt", "Groß");
  await studio.add("Masse.txt", "Masse");
  await addReadyDocument(studio, { text: "Ein Satz.", chunkTokens: 16, chunkOverlap: 0 });
  const all = { from: 0, limit: 10 };
  const named = await studio.documents.page(projectId, { ...all, search: "übungen/GRÖ" });
  assert.deepEqual(named.documents.map(({ name }) => name), ["Übungen/Größe.txt"]);
  assert.equal(named.total, 1);
  assert.equal(named.counts.uploaded, 2);
  const ready = await studio.documents.page(projectId, { ...all, state: "ready" });
  assert.deepEqual(ready.documents.map(({ name }) => name), ["a.md"]);
  const none = await studio.documents.page(projectId, { ...all, state: "failed" });
  assert.deepEqual([none.documents, none.total], [[], 0]);
});
