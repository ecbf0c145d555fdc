import assert from "node:assert/strict";
import {
  type JobEvent,
  type JobId,
  type JsonObject,
  mergeCurve,
  presentMetrics,
  type RunId,
} from "@/core/contract/mod.ts";
import { estimateRemaining } from "./eta.ts";
import { defaultsForSize } from "./defaults.ts";
import { gather, nothingSeen } from "./gather.ts";
import { metricsFrom } from "./metrics.ts";

const start = Date.parse("2026-01-01T00:00:00.000Z");

/** Events as the job room stores them: `[attempt, second, type, data]`. */
function stored(entries: [number, number, string, JsonObject][]): JobEvent[] {
  return entries.map(([attempt, second, type, data], index) => ({
    id: index + 1,
    jobId: "job" as JobId,
    attempt,
    seq: index + 1,
    at: new Date(start + second * 1000).toISOString(),
    type,
    data,
  }));
}

function steps(...losses: [step: number, loss: number][]): JsonObject {
  return {
    steps: losses.map(([step, loss]) => ({
      step,
      epoch: step / 4,
      loss,
      learningRate: 1e-3,
      tokensPerS: 100,
      memoryBytes: 2e9,
    })),
  };
}

const of = {
  runId: "run" as RunId,
  error: null,
  hyper: defaultsForSize(135e6),
  availableBytes: 8e9,
  expected: new Map([["What?", "That."]]),
};
const plan = { totalSteps: 8, epochs: 2 };

Deno.test("metricsFrom() shows the last attempt of each step", () => {
  const events = stored([
    [1, 0, "plan", plan],
    [1, 1, "steps", steps([1, 3], [2, 2.5])],
    [1, 2, "steps", steps([3, 2.2])],
    [2, 100, "plan", plan],
    [2, 101, "steps", steps([3, 2.1], [4, 1.9])],
  ]);
  const { curve, step, loss, attempt, elapsedS } = metricsFrom(
    { ...of, state: "paused" },
    gather(events),
  );
  assert.deepEqual(curve.map((point) => [point.step, point.loss, point.attempt]), [
    [1, 3, 1],
    [2, 2.5, 1],
    [3, 2.1, 2],
    [4, 1.9, 2],
  ]);
  assert.deepEqual([step, loss, attempt], [4, 1.9, 2]);
  // The pause of 98 seconds was no work.
  assert.equal(elapsedS, 3);
});

Deno.test("metricsFrom() finds the best on held-out rows, else on the training rows", () => {
  const training: [number, number, string, JsonObject][] = [[
    1,
    1,
    "steps",
    steps([1, 3], [2, 0.5], [
      3,
      0.7,
    ]),
  ]];
  const without = metricsFrom({ ...of, state: "done" }, gather(stored(training)));
  assert.deepEqual([without.bestStep, without.bestLoss], [2, 0.5]);
  const held = stored([
    ...training,
    [1, 2, "eval", { step: 2, split: "recall", loss: 1.5, rows: 4 }],
    [1, 3, "eval", { step: 3, split: "recall", loss: 1.2, rows: 4 }],
    [1, 3, "eval", { step: 3, split: "document", loss: 0.9, rows: 4 }],
  ]);
  const found = metricsFrom({ ...of, state: "done" }, gather(held));
  assert.deepEqual([found.bestStep, found.bestLoss, found.evals.length], [3, 1.2, 3]);
});

Deno.test("metricsFrom() thins long curves but keeps their last point", () => {
  const all = Array.from(
    { length: 7001 },
    (_, at): [number, number] => [at + 1, at === 4321 ? 9 : at === 5000 ? 0.1 : 1],
  );
  const seen = gather(stored([[1, 0, "steps", steps(...all)]]));
  const { curve } = metricsFrom({ ...of, state: "done" }, seen, { points: 800 });
  assert.ok(curve.length <= 800);
  assert.ok(metricsFrom({ ...of, state: "done" }, seen).curve.length <= 2000);
  assert.deepEqual([curve[0]?.step, curve.at(-1)?.step], [1, 7001]);
  const losses = curve.map(({ loss }) => loss);
  assert.deepEqual([Math.max(...losses), Math.min(...losses)], [9, 0.1], "no peak is lost");
});

Deno.test("metricsFrom() after a cursor answers only what is newer, with the figures of now", () => {
  const events = stored([
    [1, 0, "plan", plan],
    [1, 1, "steps", steps([1, 3], [2, 2.5])],
    [1, 2, "sample", { step: 2, prompt: "What?", output: "Hm." }],
    [1, 3, "eval", { step: 2, split: "recall", loss: 1.5, rows: 4 }],
    [1, 4, "log", { level: "info", message: "old" }],
    [1, 5, "steps", steps([3, 2.2])],
    [1, 6, "sample", { step: 3, prompt: "What?", output: "That." }],
    [1, 7, "log", { level: "info", message: "new" }],
  ]);
  const whole = metricsFrom({ ...of, state: "running" }, gather(events.slice(0, 5)));
  assert.deepEqual([whole.isWhole, whole.cursor], [true, 5]);
  const news = metricsFrom({ ...of, state: "running" }, gather(events), {
    after: whole.cursor,
  });
  assert.equal(news.isWhole, false);
  assert.deepEqual(news.curve.map(({ step }) => step), [3]);
  assert.deepEqual([news.evals, news.log.map(({ message }) => message)], [[], ["new"]]);
  assert.deepEqual(news.samples, [
    { step: 3, prompt: "What?", output: "That.", expected: "That." },
  ]);
  assert.deepEqual([news.step, news.bestLoss], [3, 1.5]);
  const merged = mergeCurve(whole.curve, news.curve);
  assert.deepEqual(merged, metricsFrom({ ...of, state: "running" }, gather(events)).curve);
});

Deno.test("metricsFrom() does not show an earlier attempt's phase", () => {
  const events = stored([
    [1, 0, "phase", { name: "train" }],
    [2, 9, "log", { level: "info", message: "Going on" }],
  ]);
  assert.equal(metricsFrom({ ...of, state: "running" }, gather(events.slice(0, 1))).phase, "train");
  assert.equal(metricsFrom({ ...of, state: "running" }, gather(events)).phase, null);
});

Deno.test("presentMetrics() words log lines and error for the reader", () => {
  const says = { key: "training.log.from", params: { step: 4 } };
  const events = stored([
    [1, 0, "log", { level: "info", message: "English", says }],
    [1, 1, "log", { level: "info", message: "a library's own words" }],
  ]);
  const error = { code: "trainer_incomplete", params: {} } as const;
  const metrics = metricsFrom({ ...of, state: "failed", error }, gather(events));
  const shown = presentMetrics(metrics, "de");
  assert.deepEqual(shown.log.map(({ message }) => message), [
    "Weiter von dem Stand, der nach Schritt 4 gesichert wurde.",
    "a library's own words",
  ]);
  assert.equal(shown.error?.message, "Der Trainer endete ohne ein fertiges Ergebnis.");
});

Deno.test("metricsFrom() of a run that has not begun is empty, not wrong", () => {
  const metrics = metricsFrom({ ...of, state: "queued" }, nothingSeen());
  assert.deepEqual([metrics.curve, metrics.loss, metrics.etaS, metrics.elapsedS], [
    [],
    null,
    null,
    0,
  ]);
});

Deno.test("estimateRemaining() answers a range from recent steps", () => {
  const times = [0, 2, 4, 8, 10].map((second, index) => ({ step: index, atMs: second * 1000 }));
  assert.deepEqual(estimateRemaining(times, 10), { low: 12, high: 24 });
});

Deno.test("estimateRemaining() does not guess from too little or a clock that went back", () => {
  const times = [9, 3, 4, 5].map((second, index) => ({ step: index, atMs: second * 1000 }));
  assert.equal(estimateRemaining(times.slice(0, 2), 10), null);
  assert.equal(estimateRemaining(times, 10), null);
  const more = [...times, { step: 4, atMs: 6000 }];
  assert.deepEqual(estimateRemaining(more, 10), { low: 6, high: 6 });
});
