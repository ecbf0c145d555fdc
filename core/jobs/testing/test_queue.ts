import { z } from "zod";
import type { JsonObject } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { type AnyJobKind, type JobKind, jobKind } from "../mod.ts";
import { addTestPerson, createTestJobs } from "./in_process.ts";

/** A kind named `test` that does this. */
export function kindOf(run: JobKind["run"], options: Partial<JobKind> = {}): AnyJobKind {
  return jobKind({
    kind: "test",
    params: z.record(z.string(), z.json()) as z.ZodType<JsonObject>,
    slot: "cpu",
    pausable: true,
    recovery: "automatic",
    graceMs: 1000,
    ...options,
    run,
  });
}

/** Waits for the stop that the queue sends, as a well-behaved job does between two steps. */
export function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** A started queue of its own over these kinds. */
export async function queueWith(...kinds: AnyJobKind[]) {
  const storage = await openMemoryStorage();
  const ownerId = await addTestPerson(storage.db);
  const { jobs, until } = await createTestJobs({ db: storage.db, kinds });
  const enqueue = (params: JsonObject = {}, kind = "test") =>
    jobs.enqueue({ kind, ownerId, projectId: null, params });
  return {
    db: storage.db,
    jobs,
    until,
    enqueue,
    ownerId,
    async [Symbol.asyncDispose]() {
      await jobs.close();
      await storage.close();
    },
  };
}
