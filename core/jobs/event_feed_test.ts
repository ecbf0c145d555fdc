import assert from "node:assert/strict";
import { z } from "zod";
import type { JobEvent, JsonObject } from "@/core/contract/mod.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { jobKind } from "./mod.ts";
import { addTestPerson, createTestJobs } from "./testing/in_process.ts";

const kind = jobKind({
  kind: "test",
  params: z.record(z.string(), z.json()) as z.ZodType<JsonObject>,
  slot: "cpu",
  pausable: false,
  recovery: "automatic",
  graceMs: 1000,
  run(_, context) {
    for (let step = 1; step <= 3; step++) context.emit("step", { step });
    return Promise.resolve(null);
  },
});

async function take(feed: AsyncGenerator<JobEvent>, until: (event: JobEvent) => boolean) {
  const events: JobEvent[] = [];
  for await (const event of feed) {
    events.push(event);
    if (until(event)) break;
  }
  return events;
}

const isDone = (event: JobEvent) => event.data["state"] === "done";

Deno.test("feed() goes on from any cursor without loss or doubles", async () => {
  const { db, close } = await openMemoryStorage();
  const ownerId = await addTestPerson(db);
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const stop = new AbortController();
  const live = take(jobs.feed(0, {}, stop.signal), isDone);
  const { id } = await jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
  await until(id, ["done"]);
  const all = await live;
  assert.deepEqual(all.map((event) => event.type), [
    "state",
    "state",
    "step",
    "step",
    "step",
    "state",
  ]);
  for (const { id: cursor } of all.slice(0, -1)) {
    const rest = await take(jobs.feed(cursor, {}, stop.signal), isDone);
    assert.deepEqual(rest, all.filter((event) => event.id > cursor));
  }
  await jobs.close();
  await close();
});

Deno.test("feed() shows only the owner's events and ends with its signal", async () => {
  const { db, close } = await openMemoryStorage();
  const ownerId = await addTestPerson(db);
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const { id } = await jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
  await until(id, ["done"]);
  const stop = new AbortController();
  const others = take(jobs.feed(0, { ownerId: "somebody else" }, stop.signal), () => true);
  stop.abort();
  assert.deepEqual(await others, []);
  await jobs.close();
  await close();
});

Deno.test("news() waits for the next event, not for its time limit", async () => {
  const { db, close } = await openMemoryStorage();
  const ownerId = await addTestPerson(db);
  const { jobs } = await createTestJobs({ db, kinds: [kind] });
  const never = new AbortController().signal;
  const { id } = await jobs.enqueue({ kind: "test", ownerId, projectId: null, params: {} });
  let cursor = 0;
  const types: string[] = [];
  while (true) {
    const { events, isResting } = await jobs.news(id, cursor, never);
    types.push(...events.map((event) => event.type));
    cursor = events.at(-1)?.id ?? cursor;
    if (isResting) break;
  }
  assert.equal(types.filter((type) => type === "step").length, 3);
  await jobs.close();
  await close();
});
