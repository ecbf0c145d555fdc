import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { longestPreview } from "./split_preview.ts";
import { createSplitForView } from "./split_figures.ts";
import { splitText } from "./splitter.ts";
import { makePdf } from "./testing/pdf_fixtures.ts";
import { addReadyDocument } from "./testing/ready_document.ts";
import { openStudio } from "./testing/studio.ts";
import { loadTokenCounter } from "./tokens/token_counter.ts";

const text = Array.from({ length: 600 }, (_, at) => `Satz ${at} handelt von ${at * 37 % 101}.`)
  .join(" ");
const stored = { chunkTokens: 512, chunkOverlap: 50 };
const shown = { at: 0, limit: 10 };

function isRefusal(code: ErrorCode) {
  return (error: unknown) => error instanceof AppError && error.code === code;
}

Deno.test("preview() tells what other sizes would make, and changes nothing", async () => {
  await using studio = await openStudio();
  const document = await addReadyDocument(studio, { ...stored, text, pageStarts: [0, 500] });
  const request = { chunkTokens: 30, chunkOverlap: 10, ...shown };
  const { part, ...figures } = await studio.documents.preview(document.id, request);
  const chunks = [...splitText(text, { size: 30, overlap: 10 }, await loadTokenCounter())];
  const tokens = chunks.map((chunk) => chunk.tokens);
  const counter = await loadTokenCounter();
  const shared = chunks.slice(1).map(({ start }, at) =>
    counter.count(text.slice(start, Math.max(start, chunks[at]!.end)))
  );
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  assert.deepEqual(figures, {
    chunkTokens: 30,
    chunkOverlap: 10,
    characters: text.length,
    totalCharacters: text.length,
    count: chunks.length,
    tokens: sum(tokens),
    sharedTokens: sum(shared),
    lengths: {
      shortest: Math.min(...tokens),
      median: tokens.toSorted((a, b) => a - b)[tokens.length >> 1],
      longest: Math.max(...tokens),
    },
  });
  assert.ok(figures.sharedTokens > 0);
  assert.deepEqual(
    part.chunks.map(({ start, end }) => part.text.slice(start - part.start, end - part.start)),
    chunks.slice(0, 10).map((chunk) => chunk.text),
  );
  assert.deepEqual(part.pages.map(({ page }) => page), [1, 2]);
  assert.deepEqual(await studio.documents.get(document.id), document);
});

Deno.test("preview() shows the chunks from an offset on, the last ones beyond the end", async () => {
  await using studio = await openStudio();
  const { id } = await addReadyDocument(studio, { ...stored, text });
  const request = { chunkTokens: 30, chunkOverlap: 10, limit: 3 };
  const { part } = await studio.documents.preview(id, { ...request, at: 5000 });
  assert.ok(part.chunks[0]!.end > 5000 && part.chunks[0]!.start <= 5000);
  assert.notEqual(part.chunks[0]!.sharedUntil, null);
  const { part: last, count } = await studio.documents.preview(id, { ...request, at: 1e9 });
  assert.deepEqual(last.chunks.map(({ position }) => position), [count - 3, count - 2, count - 1]);
});

Deno.test("preview() reads a file that was not read yet, without storing anything", async () => {
  await using studio = await openStudio();
  const { document } = await studio.add("a.pdf", await makePdf([[{ text: "Die Kraft" }]]));
  const { count, totalCharacters, part } = await studio.documents.preview(document.id, {
    ...stored,
    ...shown,
  });
  assert.equal(count, 1);
  assert.equal(part.text, "Die Kraft");
  assert.equal(part.chunks[0]!.end, part.text.length);
  assert.ok(totalCharacters >= part.text.length);
  assert.deepEqual(await studio.documents.get(document.id), document);
  assert.equal(await studio.documents.text(document.id), "");
});

Deno.test("preview() says why a file cannot be read, and tries anew the next time", async () => {
  await using studio = await openStudio();
  const pdf = await makePdf([[{ text: "Die Kraft" }]]);
  const { document: { id } } = await studio.add("a.pdf", pdf.slice(0, 300));
  const preview = () => studio.documents.preview(id, { ...stored, ...shown });
  await assert.rejects(preview(), isRefusal("document_damaged"));
  await Deno.writeFile(await studio.documents.filePath(id), pdf);
  assert.equal((await preview()).count, 1);
});

Deno.test("preview() and process() refuse an overlap as long as a chunk", async () => {
  await using studio = await openStudio();
  const { document: { id } } = await studio.add("a.txt", text);
  const sizes = { chunkTokens: 50, chunkOverlap: 50 };
  const refusal = isRefusal("chunk_overlap_too_large");
  await assert.rejects(studio.documents.preview(id, { ...sizes, ...shown }), refusal);
  const { ownerId, projectId } = studio;
  await assert.rejects(studio.documents.process(ownerId, projectId, sizes), refusal);
});

Deno.test("preview() splits no more than the beginning of a very long text", async () => {
  await using studio = await openStudio();
  const long = "Ein Satz. ".repeat(longestPreview / 10 + 10);
  const { id } = await addReadyDocument(studio, { ...stored, text: long });
  const figures = await studio.documents.preview(id, { ...stored, ...shown });
  assert.equal(figures.characters, longestPreview);
  assert.equal(figures.totalCharacters, long.length);
  assert.ok(figures.part.text.length <= 24_000);
});

Deno.test("createSplitForView() answers the same for a text that it knows", async () => {
  const split = createSplitForView(loadTokenCounter);
  const request = { text, chunkTokens: 40, chunkOverlap: 8, at: 0, limit: 5 };
  const first = await split(request);
  assert.deepEqual(await split(request), first);
  assert.deepEqual(await split({ ...request, text: "Kurz." }), {
    count: 1,
    tokens: 2,
    sharedTokens: 0,
    lengths: { shortest: 2, median: 2, longest: 2 },
    chunks: [{ position: 0, start: 0, end: 5, tokens: 2, sharedUntil: null }],
  });
  assert.deepEqual((await split({ ...request, text: "" })).lengths, {
    shortest: 0,
    median: 0,
    longest: 0,
  });
  assert.deepEqual(await split(request), first);
});

Deno.test("process() and preview() take the project's sizes, and process() keeps new ones", async () => {
  await using studio = await openStudio();
  const { ownerId, projectId, documents } = studio;
  const { document: { id } } = await studio.add("a.txt", text);
  const first = await documents.process(ownerId, projectId, {});
  assert.deepEqual(first.params, { projectId, splitByFormat: true, ...stored });
  const sizes = { chunkTokens: 60, chunkOverlap: 6 };
  await documents.process(ownerId, projectId, sizes);
  assert.equal((await documents.preview(id, shown)).chunkTokens, 512);
  await documents.process(ownerId, projectId, { ...sizes, keepSizes: true });
  const { chunkTokens, chunkOverlap } = await documents.preview(id, shown);
  assert.deepEqual({ chunkTokens, chunkOverlap }, sizes);
});
