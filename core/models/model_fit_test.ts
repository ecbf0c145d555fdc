import assert from "node:assert/strict";
import { modelFit } from "./model_fit.ts";

const shape = {
  parameters: 1,
  layers: 1,
  hidden: 1,
  feedForward: 1,
  keyValue: 1,
  vocabulary: 1,
};
const need = (usualBytes: number, leastBytes: number) => () => ({ usualBytes, leastBytes });
const computer = { runBytes: 100, trainBytes: 200 };

Deno.test("modelFit() compares with all the memory that there is", () => {
  const { run, train } = modelFit({ memoryToRunBytes: 70, shape }, computer, need(140, 20));
  assert.deepEqual([run.level, train.level], ["fits", "fits"]);
  assert.deepEqual([train.neededBytes, train.leastBytes, train.totalBytes], [140, 20, 200]);
});

Deno.test("modelFit() calls tight what fits with the settings that need least", () => {
  const { run, train } = modelFit({ memoryToRunBytes: 85, shape }, computer, need(500, 170));
  assert.deepEqual([run.level, train.level], ["tight", "tight"]);
});

Deno.test("modelFit() says what does not fit, and does not guess what is unknown", () => {
  const large = modelFit({ memoryToRunBytes: 86, shape }, computer, need(500, 171));
  assert.deepEqual([large.run.level, large.train.level], ["too_large", "too_large"]);
  const unknown = modelFit({ memoryToRunBytes: null, shape: null }, computer, need(1, 1));
  assert.deepEqual([unknown.run.level, unknown.train.level], ["unknown", "unknown"]);
  assert.equal(unknown.train.leastBytes, null);
});
