import assert from "node:assert/strict";
import { makeBatch } from "./batch.ts";
import { dealRows } from "./deal_rows.ts";
import { batchesByLength, largestBatches } from "./largest_batches.ts";
import type { Sample } from "./samples.ts";

const row = (prompt: number, completion: number): Sample => ({
  prompt: Array.from({ length: prompt }, (_, at) => 10 + at),
  completion: Array.from({ length: completion }, (_, at) => 50 + at),
});

Deno.test("makeBatch() pads on the right; position i predicts token i + 1", () => {
  const batch = makeBatch([row(2, 1), row(2, 3)]);
  assert.deepEqual(batch.size, { rows: 2, length: 5, supervised: 4 });
  assert.deepEqual([...batch.tokens], [10, 11, 50, 0, 0, 10, 11, 50, 51, 52]);
  assert.deepEqual([...batch.positions], [0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
  assert.deepEqual([...batch.places], [1, 6, 7, 8]);
  assert.deepEqual([...batch.targets], [50, 50, 51, 52]);
});

Deno.test("dealRows() gives each lane rows of like length and no lane nothing", () => {
  const lengths = (parts: Sample[][]) => parts.map((part) => part.map((r) => r.completion.length));
  const rows = [row(1, 1), row(1, 4), row(1, 2), row(1, 3)];
  assert.deepEqual(lengths(dealRows(rows, 2)), [[4, 2], [3, 1]]);
  assert.deepEqual(lengths(dealRows(rows.slice(0, 1), 2)), [[1]]);
});

Deno.test("largestBatches() covers every batch of a run", () => {
  const rows = Array.from({ length: 9 }, (_, at) => row(3 + at, 1 + at % 4));
  const course = { batchSize: 4, seed: 1, epochs: { from: 0, end: 2 }, lanes: 2 };
  const { training, measuring } = largestBatches(rows, rows.slice(0, 2), course);
  assert.deepEqual([training.rows, training.length], [2, 14]);
  assert.ok(training.supervised >= 5 && training.supervised <= 8, `${training.supervised}`);
  assert.deepEqual(measuring, { rows: 2, length: 6, supervised: 3 });
  assert.equal(largestBatches(rows, [], course).measuring, null);
  assert.deepEqual(batchesByLength(rows, 4).map((batch) => batch.length), [4, 4, 1]);
});
