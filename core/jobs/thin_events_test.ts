import assert from "node:assert/strict";
import { z } from "zod";
import type { JsonObject } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { type JobKind, jobKind } from "./mod.ts";
import { addTestPerson, createTestJobs } from "./testing/in_process.ts";

const kind: JobKind = {
  kind: "test",
  params: z.record(z.string(), z.json()) as z.ZodType<JsonObject>,
  slot: "cpu",
  pausable: false,
  recovery: "automatic",
  graceMs: 1000,
  run(_, context) {
    context.progress({ done: 1, total: 2, unit: "rows" });
    context.emit("step", { loss: 1.5 });
    context.log("half way");
    return Promise.resolve(null);
  },
};

Deno.test("start() thins the events of jobs that ended long ago, and only those", async () => {
  const clock = createTestClock();
  const storage = await openMemoryStorage();
  const made = { db: storage.db, kinds: [jobKind(kind)], clock };
  const ownerId = await addTestPerson(storage.db);
  const { jobs, until } = await createTestJobs(made);
  const runOne = async () => {
    const { id } = await jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
    return await until(id);
  };
  const old = await runOne();
  clock.advance(8 * 24 * 60 * 60 * 1000);
  const young = await runOne();
  const cursor = await jobs.latestCursor();
  await jobs.close();

  const { jobs: again } = await createTestJobs(made);
  const typesOf = async (jobId: typeof old.id) =>
    (await again.events(0, { jobId })).map(({ type }) => type);
  assert.deepEqual(await typesOf(old.id), ["state", "state", "step", "log", "state"]);
  assert.ok((await typesOf(young.id)).includes("progress"));
  assert.deepEqual((await again.get(old.id)).progress, { done: 1, total: 2, unit: "rows" });
  assert.equal(await again.latestCursor(), cursor);
  await again.close();
  await storage.close();
});
