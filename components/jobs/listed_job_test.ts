import assert from "node:assert/strict";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { JsonObject } from "@/core/contract/json.ts";
import { afterListEvent, type ListedJob } from "./listed_job.ts";

const job: ListedJob = {
  id: "a",
  kind: "training.run",
  pack: null,
  project: null,
  state: "queued",
  progress: null,
  error: null,
  isPausable: true,
  createdAt: "2026-01-01T00:00:00.000Z",
  startedAt: null,
  finishedAt: null,
};

function event(type: string, data: JsonObject, jobId = "a"): JobEvent {
  const at = "2026-01-01T00:01:00.000Z";
  return { id: 1, jobId: jobId as JobEvent["jobId"], attempt: 1, seq: 1, at, type, data };
}

Deno.test("afterListEvent() follows a job from its start to its end", () => {
  const progress = { done: 1, total: 2, unit: "steps" };
  const events = [
    event("state", { state: "running" }),
    event("progress", progress),
    event("log", { message: "x" }),
    event("state", { state: "done" }),
  ];
  const [running, half, , done] = events.map((_, index) =>
    events.slice(0, index + 1).reduce<readonly ListedJob[]>(afterListEvent, [job])[0]
  );
  assert.deepEqual([running?.state, running?.startedAt], ["running", event("", {}).at]);
  assert.deepEqual(half?.progress, progress);
  assert.deepEqual([done?.state, done?.finishedAt], ["done", event("", {}).at]);
});

Deno.test("afterListEvent() keeps an error until the job goes on, and other jobs as they are", () => {
  const error = { code: "disk_full", message: "Full.", hint: "Make room." };
  const failed = afterListEvent([job], event("state", { state: "failed", error }));
  assert.deepEqual(failed[0]?.error, error);
  const again = afterListEvent(failed, event("state", { state: "queued" }));
  assert.deepEqual([again[0]?.error, again[0]?.finishedAt], [null, null]);
  const list = [job];
  assert.equal(afterListEvent(list, event("state", { state: "done" }, "b")), list);
});
