import assert from "node:assert/strict";
import type { Kysely } from "kysely";
import type { JobId } from "@/core/contract/mod.ts";
import { type Database, openMemoryStorage } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { appendEvents, type NewEvent, readLog } from "./event_log.ts";
import { addTestPerson } from "./testing/in_process.ts";

const at = "2026-01-01T00:00:00.000Z";

async function addJob(db: Kysely<Database>): Promise<JobId> {
  const id = newId<JobId>();
  await db.insertInto("jobs").values({
    id,
    kind: "test",
    owner_id: await addTestPerson(db),
    project_id: null,
    state: "done",
    slot: "cpu",
    params: "{}",
    attempt: 1,
    recoveries: 0,
    created_at: at,
  }).execute();
  return id;
}

Deno.test("readLog() reads lines from anywhere in a log of 100,000", async () => {
  const { db, close } = await openMemoryStorage();
  const id = await addJob(db);
  const lines = Array.from({ length: 100_000 }, (_, n): NewEvent => ({
    at,
    type: "log",
    data: { level: "info", message: `line ${n}` },
  }));
  const other: NewEvent = { at, type: "progress", data: { done: 1 } };
  await db.transaction().execute((trx) =>
    appendEvents(trx, { jobId: id, attempt: 1 }, [other, ...lines, other])
  );
  const messages = async (from: number, count: number) => {
    const page = await readLog(db, id, { from, count });
    assert.equal(page.total, 100_000);
    return page.lines.map(({ data }) => data["message"]);
  };
  assert.deepEqual(await messages(0, 2), ["line 0", "line 1"]);
  assert.deepEqual(await messages(50_000, 1), ["line 50000"]);
  assert.deepEqual(await messages(-2, 200), ["line 99998", "line 99999"]);
  assert.deepEqual(await messages(-200_000, 1), ["line 0"]);
  assert.deepEqual(await messages(100_000, 5), []);
  await close();
});
