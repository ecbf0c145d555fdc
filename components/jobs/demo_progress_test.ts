import assert from "node:assert/strict";
import type { JobEvent } from "@/core/contract/mod.ts";
import { afterDemoEvent, type DemoSteps } from "./demo_progress.ts";

const event = (type: string, data: unknown, attempt = 1) =>
  ({ type, data, attempt }) as unknown as JobEvent;

const none: DemoSteps = { attempt: 1, steps: {} };

Deno.test("afterDemoEvent() follows a step from its start to its time", () => {
  const told = [
    event("step", { step: "training", state: "started" }),
    event("step_progress", { step: "training", phase: null, done: 5, total: 9, unit: "steps" }),
  ].reduce(afterDemoEvent, none);
  assert.deepEqual(told.steps.training, {
    state: "started",
    seconds: null,
    progress: { done: 5, total: 9, unit: "steps" },
  });
  const done = afterDemoEvent(
    told,
    event("step", { step: "training", state: "done", seconds: 184.2 }),
  );
  assert.deepEqual(done.steps.training, { state: "done", seconds: 184.2, progress: null });
});

Deno.test("afterDemoEvent() forgets the steps of an attempt that was interrupted", () => {
  const first = afterDemoEvent(none, event("step", { step: "data", state: "started" }));
  const second = afterDemoEvent(first, event("step", { step: "project", state: "started" }, 2));
  assert.equal(second.attempt, 2);
  assert.deepEqual(Object.keys(second.steps), ["project"]);
});

Deno.test("afterDemoEvent() leaves everything else as it is", () => {
  assert.equal(afterDemoEvent(none, event("log", { message: "x" })), none);
});
