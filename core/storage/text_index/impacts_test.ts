import assert from "node:assert/strict";
import { impactLevel, impactLevels, impactOf } from "./impacts.ts";

Deno.test("impactLevel() rises with how often a word stands and falls with the length", () => {
  assert.ok(impactLevel(1, 300) < impactLevel(2, 300));
  assert.ok(impactLevel(2, 300) < impactLevel(2, 30));
  for (const [count, length] of [[1, 100_000], [100_000, 100_000], [1, 1], [5, 0]]) {
    const level = impactLevel(count!, length!);
    assert.ok(Number.isInteger(level) && level >= 0 && level < impactLevels, `${count}/${length}`);
  }
});

Deno.test("impactOf() is what BM25 makes of the word in a chunk of usual length, about", () => {
  for (const count of [1, 2, 4, 8, 16]) {
    const exact = count / (count + 1.2);
    assert.ok(Math.abs(impactOf(impactLevel(count, 300)) - exact) < 0.06, `${count}`);
  }
});
