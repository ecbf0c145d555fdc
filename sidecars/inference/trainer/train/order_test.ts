import assert from "node:assert/strict";
import { epochOrder, keptOrder } from "./order.ts";

const lengths = [41, 40, 39, 41, 57, 12, 40, 40, 38, 90, 12];

Deno.test("epochOrder() is that of the Python engine (its test_data.py has the same lists)", () => {
  const order = (batchSize: number, seed: number, epoch: number) =>
    epochOrder(lengths, { batchSize, seed, epoch });
  assert.deepEqual(order(3, 7, 0), [[10, 5, 8], [2, 1, 3], [6, 7, 0], [4, 9]]);
  assert.deepEqual(order(3, 7, 1), [[4, 9], [10, 5, 8], [2, 0, 3], [7, 1, 6]]);
  assert.deepEqual(order(4, 8, 0), [[5, 10, 8, 1], [7, 6, 0, 2], [3, 4, 9]]);
});

Deno.test("keptOrder() is that of the epoch, made once", () => {
  const order = keptOrder(lengths, { batchSize: 3, seed: 7 });
  const of = (epoch: number) => epochOrder(lengths, { batchSize: 3, seed: 7, epoch });
  assert.deepEqual([order(0), order(1), order(0)], [of(0), of(1), of(0)]);
  assert.equal(order(0), order(0));
});

Deno.test("epochOrder() holds each row once, in batches of like length", () => {
  const many = Array.from({ length: 100 }, (_, index) => (index * 37) % 90);
  const batches = epochOrder(many, { batchSize: 8, seed: 1, epoch: 2 });
  assert.deepEqual(batches.flat().sort((a, b) => a - b), many.map((_, index) => index));
  for (const batch of batches) {
    const found = batch.map((index) => many[index]!);
    assert.ok(Math.max(...found) - Math.min(...found) <= 20, `${found}`);
  }
});
