import assert from "node:assert/strict";
import type { ChunkId } from "@/core/contract/mod.ts";
import { fuse } from "./reciprocal_rank.ts";

const list = (...ids: string[]) =>
  ids.map((id, at) => ({ chunkId: id as ChunkId, score: 9 - at, coverage: 1 }));

const even = { k: 10, weights: { text: 1, trigram: 1, vector: 1 } };

Deno.test("fuse() puts first what several lists have high", () => {
  const fused = fuse({ text: list("a", "b"), trigram: [], vector: list("b", "c") }, even);
  assert.deepEqual(fused.map(({ chunkId }) => chunkId), ["b", "a", "c"]);
  assert.equal(fused[0]!.score, 1 / 12 + 1 / 11);
  assert.deepEqual(fused[0]!.places, {
    text: { rank: 2, score: 8, coverage: 1 },
    trigram: null,
    vector: { rank: 1, score: 9, coverage: 1 },
  });
});

Deno.test("fuse() follows the weights, and k decides how much a first place counts", () => {
  const lists = { text: list("a", "b"), trigram: [], vector: list("c", "b") };
  const first = (k: number, text: number) =>
    fuse(lists, { k, weights: { text, trigram: 0, vector: 1 } })[0]!.chunkId;
  assert.equal(first(60, 0.5), "b");
  assert.equal(first(0, 0.5), "c");
  assert.equal(first(60, 0.01), "c");
});

Deno.test("fuse() counts a chunk that a list names twice at its better place", () => {
  const fused = fuse({ text: list("a", "b", "a"), trigram: [], vector: [] }, even);
  assert.deepEqual(fused.map(({ score }) => score), [1 / 11, 1 / 12]);
});

Deno.test("fuse() listens less to a list that found little of the query", () => {
  const little = list("a").map((chunk) => ({ ...chunk, coverage: 0.2 }));
  const fused = fuse({ text: little, trigram: [], vector: list("b", "c", "d") }, even);
  assert.deepEqual(fused.map(({ chunkId }) => chunkId), ["b", "c", "d", "a"]);
});
