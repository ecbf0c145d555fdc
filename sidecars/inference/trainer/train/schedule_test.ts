import assert from "node:assert/strict";
import { learningRate, type Schedule, warmupSteps } from "./schedule.ts";

const rates = (schedule: Schedule, warmup = 2) =>
  Array.from(
    { length: 6 },
    (_, step) => learningRate(step, { steps: 6, peak: 1, schedule, warmup }),
  );

Deno.test("warmupSteps() rounds halves to even numbers, as Python does", () => {
  assert.deepEqual([10, 30, 50, 70].map((steps) => warmupSteps(steps, 0.05)), [1, 2, 2, 4]);
  assert.deepEqual([warmupSteps(4, 0.05), warmupSteps(100, 0)], [1, 0]);
});

Deno.test("learningRate() warms up, then falls as the schedule says", () => {
  assert.deepEqual(rates("constant"), [0.5, 1, 1, 1, 1, 1]);
  assert.deepEqual(rates("linear"), [0.5, 1, 1, 0.75, 0.5, 0.25]);
  const cosine = rates("cosine").map((rate) => Number(rate.toFixed(6)));
  assert.deepEqual(cosine, [0.5, 1, 1, 0.853553, 0.5, 0.146447]);
});
