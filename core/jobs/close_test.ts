import assert from "node:assert/strict";
import { z } from "zod";
import type { JsonObject } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { type JobContext, jobKind } from "./mod.ts";
import { addTestPerson, createTestJobs } from "./testing/in_process.ts";

const usual = {
  kind: "test",
  params: z.record(z.string(), z.json()) as z.ZodType<JsonObject>,
  slot: "cpu",
  pausable: true,
  recovery: "automatic",
  graceMs: 1000,
} as const;

Deno.test("close() lets work save; at the next start it is as after a kill", async () => {
  const storage = await openMemoryStorage();
  const ownerId = await addTestPerson(storage.db);
  const saved: unknown[] = [];
  const kind = jobKind({
    ...usual,
    async run(_: JsonObject, { signal, job }: JobContext) {
      if (job.attempt > 1) return "went on";
      await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
      saved.push(signal.reason);
      throw signal.reason;
    },
  });
  const before = await createTestJobs({ db: storage.db, kinds: [kind] });
  const { id } = await before.jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
  await before.until(id, ["running"]);
  await before.jobs.close();
  assert.deepEqual([saved, (await before.jobs.get(id)).state], [["close"], "running"]);

  const after = await createTestJobs({ db: storage.db, kinds: [kind] });
  assert.equal((await after.until(id)).result, "went on");
  await after.jobs.close();
  await storage.close();
});
