import assert from "node:assert/strict";
import { splitsAtMost, xSplits } from "./_curve_axes.ts";

function chart(width: number, max: number) {
  return { width, scales: { x: { min: 0, max } } } as Parameters<typeof xSplits>[1];
}

Deno.test("xSplits() leaves every number its room, on a phone as on a projector", () => {
  for (const width of [200, 286, 360, 512, 800, 1600]) {
    for (const epochs of [0.4, 0.9, 1, 1.7, 2, 3, 7, 20]) {
      const splits = xSplits({ stepsPerEpoch: 100 }, chart(width, epochs * 100));
      const label = `${width} px, ${epochs} epochs: ${splits.join(" ")}`;
      assert.ok(splits.length >= 2 && splits.length <= splitsAtMost(width) + 1, label);
      assert.equal(splits[0], 0, label);
    }
  }
});

Deno.test("xSplits() divides by whole epochs, or by even parts of one", () => {
  assert.deepEqual(xSplits({ stepsPerEpoch: 10 }, chart(800, 60)), [0, 10, 20, 30, 40, 50, 60]);
  assert.deepEqual(xSplits({ stepsPerEpoch: 10 }, chart(286, 60)), [0, 20, 40, 60]);
  assert.deepEqual(xSplits({ stepsPerEpoch: 100 }, chart(286, 90)), [0, 50]);
  assert.deepEqual(xSplits({ stepsPerEpoch: null }, chart(286, 60)), [0, 20, 40, 60]);
});
