import assert from "node:assert/strict";
import { type ErrorData, type JobState, presentMetrics, type RunId } from "@/core/contract/mod.ts";
import { adviseRun } from "./advise_run.ts";
import { defaultsForSize } from "./defaults.ts";
import { nothingSeen, type Seen } from "./gather.ts";
import { metricsFrom } from "./metrics.ts";

const hyper = { ...defaultsForSize(135e6), epochs: 4 };

/** A run of four epochs with ten steps each and these losses on held-out rows. */
function seenWith(heldOut: number[], change: Partial<Seen> = {}): Seen {
  const point = { learningRate: 1, tokensPerS: 1, memoryBytes: 1, attempt: 1, event: 1 };
  return {
    ...nothingSeen(),
    plan: { totalSteps: 40, stepsPerEpoch: 10, epochs: 4, truncatedRows: 0 },
    points: new Map(
      Array.from({ length: 40 }, (_, at) => [
        at + 1,
        { ...point, step: at + 1, epoch: at / 10, loss: 2 - at / 25 },
      ]),
    ),
    evals: new Map(heldOut.map((loss, at) => [
      `recall ${at}`,
      { step: 10 * (at + 1), split: "recall" as const, loss, event: 1 },
    ])),
    ...change,
  };
}

const done = { state: "done" as JobState, error: null, hyper };

function ids(run: Parameters<typeof adviseRun>[0], seen: Seen): string[] {
  return adviseRun(run, seen).map(({ id }) => id);
}

Deno.test("adviseRun() sees that a run learns by heart, and names the epochs that are enough", () => {
  const seen = seenWith([2, 1, 1.2, 1.5]);
  const overfit = adviseRun(done, seen).find(({ id }) => id === "overfit");
  assert.deepEqual(overfit?.remedy, { kind: "again", hyper: { epochs: 2 } });
  const running = adviseRun({ ...done, state: "running" }, seen);
  assert.deepEqual(running.map(({ id, remedy }) => [id, remedy]), [["overfit", null]]);
});

Deno.test("adviseRun() proposes more epochs while the held-out error falls, and nothing when it stands", () => {
  assert.deepEqual(ids(done, seenWith([2, 1.5, 1.2, 1])), ["done", "falling"]);
  assert.deepEqual(ids(done, seenWith([2, 1.5, 1.01, 1])), ["done"]);
  const most = { ...done, hyper: { ...hyper, epochs: 20 } };
  assert.ok(!ids(most, seenWith([2, 1.5, 1.2, 1])).includes("falling"), "no more can be chosen");
});

Deno.test("adviseRun() says that nothing was held out, was learnt, or was cut", () => {
  assert.deepEqual(ids(done, seenWith([])), ["done", "unmeasured"]);
  const flat = seenWith([2, 2, 2, 2]);
  for (const point of flat.points.values()) point.loss = 2;
  const slow = { ...done, hyper: { ...hyper, learningRate: 1e-4 } };
  assert.deepEqual(ids(slow, flat), ["done", "flat"]);
  const plan = { totalSteps: 20, stepsPerEpoch: 10, epochs: 4, truncatedRows: 3 };
  assert.deepEqual(ids(done, seenWith([2, 1], { plan })), ["cut", "truncated"]);
});

Deno.test("adviseRun() turns the advice of a failure into settings that can be chosen", () => {
  const failures: [ErrorData, object][] = [
    [
      {
        code: "out_of_memory_batch",
        params: { batch: 8, smaller: 2, accumulation: 4, need_gb: 2 },
      },
      { batchSize: 2, gradientAccumulation: 4 },
    ],
    [
      { code: "out_of_memory_checkpointing", params: { need_gb: 2 } },
      { batchSize: 1, gradientCheckpointing: true },
    ],
    [
      { code: "out_of_memory_rows", params: { length: 512, shorter: 256, need_gb: 2 } },
      { batchSize: 1, gradientCheckpointing: true, maxLength: 256 },
    ],
    [{ code: "training_diverged", params: { rate: "0.0003" } }, { learningRate: 0.0003 }],
  ];
  for (const [error, settings] of failures) {
    const [advice] = adviseRun({ state: "failed", error, hyper }, seenWith([]));
    assert.deepEqual(advice?.remedy, { kind: "again", hyper: settings }, error.code);
  }
  const crashed = { code: "trainer_crashed", params: { code: 3 } } as const;
  assert.deepEqual(adviseRun({ state: "failed", error: crashed, hyper }, seenWith([])), []);
  assert.deepEqual(ids({ ...done, state: "interrupted" }, seenWith([])), ["interrupted"]);
});

Deno.test("presentMetrics() words advice without leaving a placeholder open", () => {
  const of = { ...done, runId: "run" as RunId, availableBytes: null, expected: new Map() };
  for (const lang of ["en", "de"] as const) {
    for (const seen of [seenWith([2, 1, 1.2, 1.5]), seenWith([2, 1.5, 1.2, 1]), seenWith([])]) {
      const { advice } = presentMetrics(metricsFrom(of, seen), lang);
      assert.ok(advice.length >= 2);
      for (const { message } of advice) assert.doesNotMatch(message, /[{}]/);
    }
  }
});
