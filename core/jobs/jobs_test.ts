import assert from "node:assert/strict";
import { z } from "zod";
import type { Kysely } from "kysely";
import { AppError, type JobId, type JsonObject } from "@/core/contract/mod.ts";
import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { type Database, openMemoryStorage } from "@/core/storage/mod.ts";
import { newId, silentLog, systemClock } from "@/core/system/mod.ts";
import { createJobs, createJobsPart, kindTable } from "./mod.ts";
import { addTestPerson, createTestJobs, inProcess } from "./testing/in_process.ts";
import { kindOf, queueWith, stopped } from "./testing/test_queue.ts";

Deno.test("enqueue() runs the job and keeps its result and events", async () => {
  await using queue = await queueWith(kindOf((params, context) => {
    context.progress({ done: 1, total: 2, unit: "rows" });
    context.emit("step", { loss: 1.5 });
    context.log("half way");
    return Promise.resolve({ echoed: params });
  }));
  const { id } = await queue.enqueue({ a: 1 });
  const job = await queue.until(id);
  assert.equal(job.state, "done");
  assert.deepEqual(job.result, { echoed: { a: 1 } });
  assert.deepEqual(job.progress, { done: 1, total: 2, unit: "rows" });
  const events = await queue.jobs.events(0, { jobId: id });
  assert.deepEqual(
    events.map((event) => event.type),
    ["state", "state", "progress", "step", "log", "state"],
  );
  assert.deepEqual(events.filter((event) => event.attempt === 1).map((event) => event.seq), [
    1,
    2,
    3,
    4,
    5,
  ]);
});

Deno.test("enqueue() refuses parameters that do not fit the kind", async () => {
  await using queue = await queueWith(kindOf(() => Promise.resolve(null), {
    params: z.object({ rows: z.number() }) as unknown as z.ZodType<JsonObject>,
  }));
  await assert.rejects(queue.enqueue({ rows: "many" }));
  assert.deepEqual(await queue.jobs.list(), []);
});

Deno.test("a failing job keeps the error's code and is not retried by itself", async () => {
  await using queue = await queueWith(kindOf(() => {
    throw new AppError("disk_full", { needed_mb: 5, free_mb: 1 });
  }));
  const job = await queue.until((await queue.enqueue()).id);
  assert.equal(job.state, "failed");
  assert.deepEqual(job.error, { code: "disk_full", params: { needed_mb: 5, free_mb: 1 } });
});

Deno.test("pause() lets the work save, resume() starts a new attempt", async () => {
  const attempts: number[] = [];
  await using queue = await queueWith(kindOf(async (_, { job, signal }) => {
    attempts.push(job.attempt);
    if (job.attempt === 1) await stopped(signal);
    return "finished";
  }));
  const { id } = await queue.enqueue();
  await queue.until(id, ["running"]);
  await queue.jobs.pause(id);
  assert.equal((await queue.until(id)).state, "paused");
  await queue.jobs.resume(id);
  const job = await queue.until(id, ["done"]);
  assert.equal(job.result, "finished");
  assert.deepEqual(attempts, [1, 2]);
});

Deno.test("pause() of a queued job keeps it from starting", async () => {
  await using queue = await queueWith(kindOf((_, { signal }) => stopped(signal)));
  const running = await Promise.all([queue.enqueue(), queue.enqueue()]);
  const waiting = await queue.enqueue();
  await Promise.all(running.map(({ id }) => queue.until(id, ["running"])));
  assert.equal((await queue.jobs.get(waiting.id)).state, "queued");
  assert.equal((await queue.jobs.pause(waiting.id)).state, "paused");
});

Deno.test("pause() is refused by a kind that cannot", async () => {
  const kind = kindOf((_, { signal }) => stopped(signal), { pausable: false });
  await using queue = await queueWith(kind);
  const { id } = await queue.enqueue();
  await queue.until(id, ["running"]);
  await assert.rejects(queue.jobs.pause(id), { code: "job_not_pausable" });
});

Deno.test("cancel() ends a running job; resume() starts it anew", async () => {
  await using queue = await queueWith(kindOf(async (_, { job, signal }) => {
    if (job.attempt === 1) await stopped(signal);
    return null;
  }));
  const { id } = await queue.enqueue();
  await queue.until(id, ["running"]);
  await queue.jobs.cancel(id);
  assert.equal((await queue.until(id)).state, "cancelled");
  await queue.jobs.resume(id);
  assert.equal((await queue.until(id, ["done"])).attempt, 2);
});

Deno.test("cancel() of a job that does not listen ends it after its grace", async () => {
  await using queue = await queueWith(kindOf(() => new Promise(() => {}), { graceMs: 1 }));
  const { id } = await queue.enqueue();
  await queue.until(id, ["running"]);
  await queue.jobs.cancel(id);
  assert.equal((await queue.until(id)).state, "cancelled");
});

Deno.test("cancel() of a job that is pausing cancels it", async () => {
  const saved = Promise.withResolvers<void>();
  await using queue = await queueWith(kindOf(async (_, { signal }) => {
    await stopped(signal).catch(() => {});
    await saved.promise;
    throw signal.reason;
  }));
  const { id } = await queue.enqueue();
  await queue.until(id, ["running"]);
  await queue.jobs.pause(id);
  await queue.jobs.cancel(id);
  saved.resolve();
  assert.equal((await queue.until(id)).state, "cancelled");
});

Deno.test("cancel() of a finished job is refused with its state", async () => {
  await using queue = await queueWith(kindOf(() => Promise.resolve(null)));
  const { id } = await queue.enqueue();
  await queue.until(id, ["done"]);
  await assert.rejects(queue.jobs.cancel(id), {
    code: "job_wrong_state",
    params: { state: { key: "state.done" } },
  });
});

Deno.test("get() says when there is no such job", async () => {
  await using queue = await queueWith();
  await assert.rejects(queue.jobs.get(crypto.randomUUID() as JobId), { code: "job_not_found" });
});

Deno.test("one accelerator job runs at a time", async () => {
  let under = 0;
  let most = 0;
  await using queue = await queueWith(kindOf(async () => {
    most = Math.max(most, ++under);
    await Promise.resolve();
    under--;
    return null;
  }, { slot: "accelerator" }));
  const jobs = await Promise.all([queue.enqueue(), queue.enqueue(), queue.enqueue()]);
  for (const { id } of jobs) await queue.until(id, ["done"]);
  assert.equal(most, 1);
});

Deno.test("whoever has least under way comes first", async () => {
  const order: string[] = [];
  const kind = kindOf((params) => {
    order.push(String(params["who"]));
    return Promise.resolve(null);
  }, { slot: "accelerator" });
  const storage = await openMemoryStorage();
  const first = await addTestPerson(storage.db);
  const second = await addTestPerson(storage.db);
  const blocker = kindOf((_, { signal }) => stopped(signal), { kind: "blocker", slot: "none" });
  const { jobs, until } = await createTestJobs({ db: storage.db, kinds: [kind, blocker] });
  const busy = await jobs.enqueue({ kind: "blocker", ownerId: first, projectId: null, params: {} });
  await until(busy.id, ["running"]);
  const gate = await jobs.enqueue({
    kind: "test",
    ownerId: first,
    projectId: null,
    params: { who: "a" },
  });
  const b = await jobs.enqueue({
    kind: "test",
    ownerId: first,
    projectId: null,
    params: { who: "b" },
  });
  const c = await jobs.enqueue({
    kind: "test",
    ownerId: second,
    projectId: null,
    params: { who: "c" },
  });
  for (const { id } of [gate, b, c]) await until(id, ["done"]);
  assert.equal(order.indexOf("c") < order.indexOf("b"), true);
  await jobs.close();
  await storage.close();
});

for (const [recovery, expected] of [["automatic", "done"], ["offered", "interrupted"]] as const) {
  Deno.test(`start() after a kill: a kind with ${recovery} recovery is ${expected}`, async () => {
    const storage = await openMemoryStorage();
    const ownerId = await addTestPerson(storage.db);
    const kind = kindOf(
      async (_, { job }) => job.attempt === 1 ? await new Promise<never>(() => {}) : null,
      { recovery },
    );
    const before = await createTestJobs({ db: storage.db, kinds: [kind] });
    const { id } = await before.jobs.enqueue({
      kind: "test",
      ownerId,
      projectId: null,
      params: {},
    });
    await before.until(id, ["running"]);
    await before.jobs.close();
    assert.equal((await before.jobs.get(id)).state, "running");

    const after = await createTestJobs({ db: storage.db, kinds: [kind] });
    assert.equal((await after.until(id)).state, expected);
    await after.jobs.close();
    await storage.close();
  });
}

Deno.test("a job that kills its worker every time is given up", async () => {
  const storage = await openMemoryStorage();
  const ownerId = await addTestPerson(storage.db);
  const kinds = [kindOf(() => new Promise(() => {}))];
  const launch = inProcess({ db: storage.db, kinds, clock: systemClock });
  const jobs = createJobs({
    db: storage.db,
    clock: systemClock,
    kinds: kindTable(kinds),
    log: silentLog,
    launch(request) {
      const launched = launch(request);
      queueMicrotask(() => launched.kill());
      return launched;
    },
  });
  const { id } = await jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
  const { promise, resolve } = Promise.withResolvers<void>();
  jobs.onEvents(async () => (await jobs.get(id)).state === "failed" && resolve());
  await jobs.start();
  await promise;
  const job = await jobs.get(id);
  assert.deepEqual(job.error, { code: "job_gave_up", params: { count: 4 } });
  assert.equal(job.attempt, 4);
  await jobs.close();
  await storage.close();
});

Deno.test("a worker that lost its lease changes nothing any more", async () => {
  await using queue = await queueWith(kindOf(async (_, context) => {
    await queue.db.updateTable("jobs").set({ lease_token: "another" }).execute();
    context.log("I am the old one");
    return "must not be kept";
  }));
  const { id } = await queue.enqueue();
  const job = await queue.until(id, ["queued", "done", "failed"]);
  assert.equal(job.result, null);
});

Deno.test("a job whose work cannot be started is tried again, and then given up", async () => {
  const storage = await openMemoryStorage();
  const ownerId = await addTestPerson(storage.db);
  const kind = kindOf(() => Promise.resolve(null));
  const failed = Promise.withResolvers<void>();
  let launches = 0;
  const jobs = createJobs({
    db: storage.db,
    clock: systemClock,
    kinds: kindTable([kind]),
    log: silentLog,
    launch() {
      launches++;
      throw new Error("no more threads");
    },
  });
  await jobs.start();
  const { id } = await jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
  jobs.onEvents(() => {
    jobs.get(id).then(({ state }) => state === "failed" && failed.resolve(), () => {});
  });
  await failed.promise;
  assert.equal((await jobs.get(id)).error?.code, "job_gave_up");
  assert.equal(launches, 4);
  await jobs.close();
  await storage.close();
});

Deno.test("list() goes on behind the last job of the page before", async () => {
  await using queue = await queueWith(kindOf(() => Promise.resolve(null)));
  const ids = [];
  for (let index = 0; index < 3; index++) ids.push((await queue.enqueue()).id);
  for (const id of ids) await queue.until(id);
  const first = await queue.jobs.list({ limit: 2 });
  const rest = await queue.jobs.list({ limit: 2, before: first.at(-1)!.id });
  assert.deepEqual([...first, ...rest].map(({ id }) => id), ids.toReversed());
});

Deno.test("pace() tells how fast a running job is, and nothing of one that rests", async () => {
  const reported = Promise.withResolvers<void>();
  await using queue = await queueWith(kindOf(async (_, { progress, emit, signal }) => {
    for (let done = 0; done < 6; done++) {
      progress({ done, total: 20, unit: "rows" });
      // Between two of them something else happens, or only the last would be stored.
      emit("step", { done });
    }
    reported.resolve();
    return await stopped(signal);
  }));
  const { id } = await queue.enqueue();
  await reported.promise;
  assert.equal((await queue.until(id, ["running"])).state, "running");
  // All of it happened in the same moment, from which no rate follows.
  assert.equal((await queue.jobs.pace(id))?.perSecond ?? null, null);
  await queue.jobs.cancel(id);
  await queue.until(id);
  assert.equal(await queue.jobs.pace(id), null);
});

Deno.test("a deleted project's jobs are cancelled and hidden, and it takes no new ones", async () => {
  await using queue = await queueWith(kindOf((_, { signal }) => stopped(signal)));
  const { db, jobs, ownerId } = queue;
  const projectId = await addProject(db, ownerId);
  const job = { kind: "test", ownerId, projectId, params: {} };
  // Two have room, the third waits.
  const ids = [await jobs.enqueue(job), await jobs.enqueue(job), await jobs.enqueue(job)]
    .map(({ id }) => id);
  const outside = await queue.enqueue();
  await queue.until(ids[1]!, ["running"]);
  await db.updateTable("projects").set({ deleted_at: "2026-01-02T00:00:00.000Z" }).execute();

  await createJobsPart(db, jobs).end?.(projectId);
  for (const id of ids) assert.equal((await queue.until(id)).state, "cancelled");
  assert.deepEqual((await jobs.list()).map(({ id }) => id), [outside.id]);
  assert.equal((await jobs.list({ projectId })).length, 3);
  await assert.rejects(jobs.enqueue(job), { code: "project_not_found" });
  await jobs.cancel(outside.id);
  await queue.until(outside.id);
});

async function addProject(db: Kysely<Database>, ownerId: PersonId): Promise<ProjectId> {
  const id = newId<ProjectId>();
  await db.insertInto("projects").values({
    id,
    owner_id: ownerId,
    name: "Chemie",
    base_model_id: null,
    output_format: "gguf",
    system_prompt: "",
    created_at: "2026-01-01T00:00:00.000Z",
  }).execute();
  return id;
}
