import assert from "node:assert/strict";
import type { ChunkId } from "@/core/contract/mod.ts";
import { diversify } from "./diversify.ts";
import { likenessOf } from "./likeness.ts";

const id = (name: string) => name as ChunkId;

const chunks = [["a", 1], ["b", 0.95], ["c", 0.9], ["d", 0.2]].map(([name, score]) => ({
  chunkId: id(name as string),
  score: score as number,
}));

function names(chunks: readonly { chunkId: ChunkId }[]): string {
  return chunks.map(({ chunkId }) => chunkId).join("");
}

Deno.test("diversify() leaves duplicates out and says of what", () => {
  const isSame = (a: ChunkId, b: ChunkId) => a + b === "ba" || a + b === "ab";
  const likeness = { of: () => 0, isSame };
  const { chosen, duplicates } = diversify(chunks, { likeness, relevance: 0.9, limit: 3 });
  assert.equal(names(chosen), "acd");
  assert.deepEqual(duplicates.map(({ chunk, of }) => chunk.chunkId + of), ["ba"]);
});

Deno.test("diversify() prefers what says something else, and never to the first", () => {
  const both = (a: ChunkId, b: ChunkId) => [a, b].every((one) => "ab".includes(one));
  const likeness = { of: (a: ChunkId, b: ChunkId) => both(a, b) ? 0.8 : 0, isSame: () => false };
  const order = (relevance: number) =>
    names(diversify(chunks, { likeness, relevance, limit: 4 }).chosen);
  assert.equal(order(1), "abcd");
  assert.equal(order(0.9), "acbd");
  assert.equal(order(0.5), "acdb");
});

Deno.test("likenessOf() counts the usual cosine as nothing, and takes the wording without vectors", () => {
  const near = (x: number) => {
    const vector = Float32Array.of(1, x, 0.1 * x);
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  };
  const texts = [
    "one two three four five six",
    "One, two; three: four five six!",
    "else",
    "",
    "",
    "",
  ]
    .map((text, at) => ({ chunkId: id(`${at}`), text }));
  const vectors = new Map([0.1, 0.1, 0.3, 0.5, 0.7, 0.9].map((x, at) => [id(`${at}`), near(x)]));
  const byVectors = likenessOf(texts, vectors);
  assert.ok(Math.abs(byVectors.of(id("0"), id("1")) - 1) < 1e-6);
  assert.equal(byVectors.of(id("0"), id("5")), 0);
  const byWording = likenessOf(texts, new Map());
  assert.equal(byWording.of(id("0"), id("1")), 1);
  assert.equal(byWording.of(id("0"), id("2")), 0);
  assert.deepEqual([byVectors.isSame(id("0"), id("1")), byVectors.isSame(id("0"), id("2"))], [
    true,
    false,
  ]);
});
