import assert from "node:assert/strict";
import type { LookedUpWord } from "./look_up_words.ts";
import { bestChunks } from "./score_chunks.ts";

const word: LookedUpWord = {
  ...{ form: "tor", terms: [{ term: "tor", weight: 1 }], isPart: false, rarity: 1 },
  lists: [{
    ...{ term: "tor", weight: 1 },
    chunks: Uint32Array.of(0, 1, 2),
    counts: Uint8Array.of(1, 1, 1),
  }],
};

Deno.test("bestChunks() puts the older document first where scores are equal", () => {
  const numbers = { documents: Uint32Array.of(3, 1, 2), characters: Uint32Array.of(9, 9, 9) };
  const best = (limit: number) =>
    bestChunks([word], { project: { numbers, usualLength: 9 }, allowed: null, limit })
      .map(({ number }) => number);
  assert.deepEqual(best(3), [1, 2, 0]);
  assert.deepEqual(best(2), [1, 2]);
  assert.deepEqual(best(1), [1]);
});
