import assert from "node:assert/strict";
import { histogramOf } from "./histogram.ts";

Deno.test("histogramOf() puts every row into one bin of a round width", () => {
  const tally = [
    { tokens: 12, rows: 3 },
    { tokens: 40, rows: 4 },
    { tokens: 41, rows: 1 },
    { tokens: 333, rows: 2 },
  ];
  const { bins, median, longest, tooLong, counted } = histogramOf(tally, 333);
  assert.deepEqual([median, longest, tooLong, counted], [40, 333, 0, 10]);
  assert.equal(bins.reduce((sum, { count }) => sum + count, 0), 10);
  assert.deepEqual(bins[0], { from: 0, to: 20, count: 3 });
  assert.deepEqual(bins.at(-1), { from: 320, to: 340, count: 2 });
  assert.ok(bins.every(({ from, to }, at) => to - from === 20 && from === at * 20));
  assert.equal(histogramOf(tally, 40).tooLong, 3);
});

Deno.test("histogramOf() of rows that are alike, and of none", () => {
  assert.deepEqual(histogramOf([{ tokens: 7, rows: 2 }], null), {
    bins: [{ from: 7, to: 8, count: 2 }],
    median: 7,
    longest: 7,
    tooLong: 0,
    counted: 2,
  });
  assert.deepEqual(histogramOf([], 10), {
    bins: [],
    median: null,
    longest: null,
    tooLong: 0,
    counted: 0,
  });
});

Deno.test("histogramOf() takes the middle of two for the median of an even number", () => {
  assert.equal(histogramOf([{ tokens: 1, rows: 1 }, { tokens: 4, rows: 1 }], null).median, 2.5);
});
