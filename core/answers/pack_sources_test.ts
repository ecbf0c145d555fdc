import assert from "node:assert/strict";
import type { ChunkId, DocumentId } from "@/core/contract/mod.ts";
import { type FoundPassage, packSources } from "./pack_sources.ts";

function passage(name: string, words: number): FoundPassage {
  return {
    chunkId: name as ChunkId,
    documentId: "d" as DocumentId,
    documentName: `${name}.md`,
    page: null,
    lastPage: null,
    pageBreaks: [],
    headingPath: [],
    start: 0,
    end: words,
    text: "word ".repeat(words).trim(),
  };
}

Deno.test("packSources() takes what fits, best first, and says what did not", () => {
  const { sources, leftOut, budget } = packSources(
    [passage("a", 100), passage("b", 400), passage("c", 50)],
    [124, 424, 74],
    { window: 400, answer: 100, question: 40 },
  );
  assert.deepEqual(sources.map(({ number, documentName }) => [number, documentName]), [
    [1, "a.md"],
    [2, "c.md"],
  ]);
  assert.deepEqual(leftOut.map(({ documentName }) => documentName), ["b.md"]);
  assert.deepEqual(budget, { window: 400, question: 40, sources: 198, answer: 100 });
});

Deno.test("packSources() takes nothing into a window that the question fills", () => {
  const packed = packSources([passage("a", 1)], [25], { window: 100, answer: 60, question: 60 });
  assert.deepEqual(packed.sources, []);
});
