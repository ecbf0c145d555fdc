import assert from "node:assert/strict";
import { largestBatches } from "./largest_batches.ts";
import { epochOrder } from "./order.ts";

/** Rows of these lengths, half of them answers. */
const rows = (lengths: readonly number[]) =>
  lengths.map((length) => ({
    prompt: Array.from<number>({ length: Math.ceil(length / 2) }).fill(1),
    completion: Array.from<number>({ length: Math.floor(length / 2) }).fill(1),
  }));

const lengths = Array.from({ length: 41 }, (_, at) => 10 + 2 * (at % 7));
const course = { batchSize: 4, seed: 3, lanes: 1 };

/** The most supervised tokens in a batch of an epoch. */
function supervised(epoch: number): number {
  const batches = epochOrder(lengths, { ...course, epoch });
  return Math.max(...batches.map((at) => at.reduce((sum, row) => sum + lengths[row]! / 2, 0)));
}

Deno.test("largestBatches() covers each epoch that is run, and no other", () => {
  const epochs = Array.from({ length: 40 }, (_, epoch) => supervised(epoch));
  const most = Math.max(...epochs);
  const first = epochs.indexOf(most);
  const without = epochs.findIndex((found) => found < most);
  const found = (from: number, end: number) =>
    largestBatches(rows(lengths), [], { ...course, epochs: { from, end } }).training.supervised;
  assert.deepEqual([found(first, first + 1), found(0, 40)], [most, most]);
  assert.equal(found(without, without + 1), epochs[without]);
});

Deno.test("largestBatches() of a run that is at its end covers what is measured", () => {
  const found = largestBatches(rows(lengths), rows([8]), {
    ...course,
    epochs: { from: 2, end: 2 },
  });
  assert.deepEqual(found, {
    training: { rows: 1, length: 1, supervised: 1 },
    measuring: { rows: 1, length: 8, supervised: 4 },
  });
});
