import assert from "node:assert/strict";
import type { RunConfig } from "../config/run_config.ts";
import { courseOf } from "./course.ts";

function course(maxSteps: number | null) {
  const hyper = {
    ...{ batchSize: 4, gradientAccumulation: 2, epochs: 3 },
    ...{ warmupRatio: 0, schedule: "linear", learningRate: 1 },
  };
  // 10 batches, 5 steps an epoch.
  return courseOf({ hyper, limits: { maxSteps } } as unknown as RunConfig, 40);
}

Deno.test("a run looks only at the epochs that it runs", () => {
  assert.deepEqual(course(null).epochsFrom(0), { from: 0, end: 3 });
  assert.deepEqual(course(6).epochsFrom(0), { from: 0, end: 2 });
  assert.deepEqual(course(5).epochsFrom(4), { from: 0, end: 1 });
  assert.deepEqual(course(null).epochsFrom(5), { from: 1, end: 3 });
  assert.deepEqual(course(null).epochsFrom(15), { from: 3, end: 3 });
  assert.deepEqual(course(5).epochsFrom(14), { from: 1, end: 1 });
});
