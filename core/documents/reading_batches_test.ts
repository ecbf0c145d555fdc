import assert from "node:assert/strict";
import { readingBatches } from "./reading_batches.ts";

function sizes(bytes: readonly number[], atOnce = 2): number[] {
  const files = bytes.map((size, at) => ({ bytes: size, at }));
  const batches = [...readingBatches(files, atOnce)];
  assert.deepEqual(batches.flat(), files, "in their order, each once");
  return batches.map(({ length }) => length);
}

Deno.test("readingBatches() gets smaller towards the end", () => {
  assert.deepEqual(sizes(Array(60).fill(1000)), [15, 12, 9, 6, 5, 4, 4, 4, 1]);
  assert.equal(sizes(Array(500).fill(1))[0], 32);
  assert.deepEqual(sizes([1, 1, 1]), [3]);
  assert.deepEqual(sizes([]), []);
});

Deno.test("readingBatches() puts few large files together", () => {
  const large = 6 * 1024 * 1024;
  assert.deepEqual(sizes([large, large, 1, 1, large]), [1, 3, 1]);
  assert.deepEqual(sizes([large * 10, large * 10]), [1, 1]);
});
