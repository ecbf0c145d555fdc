import assert from "node:assert/strict";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";
import { columnsOf } from "./_curve_series.ts";
import { withNews } from "./_live_run.ts";

function metrics(change: Partial<ShownMetrics>): ShownMetrics {
  return { isWhole: false, curve: [], evals: [], samples: [], log: [], ...change } as ShownMetrics;
}

const point = (step: number, loss: number) => ({
  step,
  loss,
  epoch: step / 2,
  learningRate: step / 1000,
  tokensPerS: null,
  memoryBytes: null,
  attempt: 1,
});

const sample = (step: number, output: string) => ({ step, output, prompt: "?", expected: null });

Deno.test("withNews() adds what is newer and replaces what a resumed run did again", () => {
  const old = metrics({
    isWhole: true,
    curve: [point(1, 3), point(2, 2)],
    evals: [{ step: 2, split: "recall", loss: 2 }],
    samples: [sample(2, "old")],
    log: [{ at: "", level: "info", message: "one" }],
  });
  const now = withNews(
    old,
    metrics({
      step: 3,
      curve: [point(2, 1.9), point(3, 1)],
      evals: [{ step: 2, split: "recall", loss: 1.8 }],
      samples: [sample(2, "new")],
      log: [{ at: "", level: "info", message: "two" }],
    }),
  );
  assert.deepEqual(now.curve.map(({ loss }) => loss), [3, 1.9, 1]);
  assert.deepEqual([now.evals.length, now.evals[0]?.loss], [1, 1.8]);
  assert.deepEqual(now.samples.map(({ output }) => output), ["new"]);
  assert.deepEqual(now.log.map(({ message }) => message), ["one", "two"]);
  const whole = metrics({ isWhole: true, curve: [point(9, 9)] });
  assert.equal(withNews(now, whole), whole);
});

Deno.test("columnsOf() puts measurements of steps without a point in their place", () => {
  const shown = metrics({
    curve: [point(1, 3), point(3, 2)],
    evals: [{ step: 2, split: "recall", loss: 1 }],
  });
  assert.deepEqual(columnsOf(shown, "loss"), {
    steps: [1, 2, 3],
    main: [3, null, 2],
    recall: [null, 1, null],
    document: [null, null, null],
  });
  const rates = columnsOf(shown, "learningRate");
  assert.deepEqual([rates.steps, rates.main, rates.recall], [[1, 3], [0.001, 0.003], [null, null]]);
});
