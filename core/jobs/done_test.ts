import assert from "node:assert/strict";
import type { Job } from "@/core/contract/mod.ts";
import type { JobKind } from "./mod.ts";
import { kindOf, queueWith, stopped } from "./testing/test_queue.ts";

Deno.test("enqueue() answers a job that did not end yet instead, where one is enough", async () => {
  await using queue = await queueWith(kindOf((_, { signal }) => stopped(signal)));
  const { id } = await queue.enqueue({ what: "all" });
  const job = { kind: "test", ownerId: queue.ownerId, projectId: null, params: { what: "all" } };
  const isSame = ({ params }: Job) => params["what"] === "all";
  const [first, second] = await Promise.all([
    queue.jobs.enqueue({ ...job, unless: isSame }),
    queue.jobs.enqueue({ ...job, unless: isSame }),
  ]);
  assert.deepEqual([first.id, second.id], [id, id]);
  const other = await queue.jobs.enqueue({ ...job, unless: () => false });
  assert.notEqual(other.id, id);
  await queue.jobs.cancel(id);
  await queue.jobs.cancel(other.id);
  await queue.until(id);
  await queue.until(other.id);
  assert.ok(![id, other.id].includes((await queue.jobs.enqueue({ ...job, unless: isSame })).id));
});

for (const [end, expected] of [["done", ["done"]], ["failed", []]] as const) {
  Deno.test(`onDone() of a job that is ${end} is called ${expected.length} times`, async () => {
    const told: string[] = [];
    const over = Promise.withResolvers<void>();
    const run = () => end === "done" ? Promise.resolve(null) : Promise.reject(new Error("broken"));
    const onDone: JobKind["onDone"] = async (_, { id }) => {
      told.push((await queue.jobs.get(id)).state);
      over.resolve();
      throw new Error("nobody minds");
    };
    await using queue = await queueWith(kindOf(run, { onDone }));
    const { id } = await queue.enqueue();
    assert.equal((await queue.until(id, ["done", "failed"])).state, end);
    if (end === "done") await over.promise;
    assert.deepEqual(told, expected);
    assert.equal((await queue.jobs.get(id)).state, end);
  });
}
