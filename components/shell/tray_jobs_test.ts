import assert from "node:assert/strict";
import type { JobEvent } from "@/core/contract/mod.ts";
import { afterTrayEvent, type Tray, type TrayJob, withJob } from "./tray_jobs.ts";

const job = (id: string, state: TrayJob["state"] = "queued"): TrayJob => ({
  id,
  kind: "dataset.generate",
  pack: null,
  state,
  progress: null,
  points: [],
  isPausable: false,
});

const at = "2026-01-01T00:00:00.000Z";

const tray = (...jobs: TrayJob[]): Tray => ({ jobs, news: null, ended: [] });

const state = (jobId: string, state: string): JobEvent =>
  ({ jobId, type: "state", data: { state }, attempt: 1 }) as unknown as JobEvent;

Deno.test("afterTrayEvent() keeps the places of jobs whatever they report", () => {
  const progress = { phase: "datasets.phase.read", done: 3, total: 4, unit: "chunks" };
  const told = afterTrayEvent(
    tray(job("a"), job("b")),
    { jobId: "a", type: "progress", data: progress, at } as unknown as JobEvent,
  );
  assert.deepEqual(told.jobs.map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(told.jobs[0]?.progress, progress);
  assert.deepEqual(told.jobs[0]?.points, [{ ...progress, at }]);
  const paused = afterTrayEvent(told, state("a", "running"));
  assert.deepEqual(paused.jobs[0]?.points, [], "the pace is told anew after a rest");
});

Deno.test("afterTrayEvent() takes a job that rests away and says so", () => {
  for (const end of ["done", "failed", "cancelled", "paused", "interrupted"]) {
    const left = afterTrayEvent(tray(job("a"), job("b")), state("a", end));
    assert.deepEqual(left.jobs.map(({ id }) => id), ["b"]);
    assert.equal(left.news?.state, end);
  }
});

Deno.test("withJob(): a job that ended while it was being looked up does not stay for ever", () => {
  const ended = afterTrayEvent(tray(), state("quick", "done"));
  assert.deepEqual(withJob(ended, job("quick", "running")).jobs, []);
});

Deno.test("withJob(): a job that was resumed comes back", () => {
  const paused = afterTrayEvent(tray(job("a")), state("a", "paused"));
  const queued = afterTrayEvent(paused, state("a", "queued"));
  assert.deepEqual(withJob(queued, job("a")).jobs.map(({ id }) => id), ["a"]);
});

Deno.test("withJob() shows a job once and leaves one away that rests", () => {
  const known = tray(job("a"));
  assert.deepEqual(withJob(known, job("a", "running")), known);
  assert.deepEqual(withJob(known, job("b", "done")), known);
});
