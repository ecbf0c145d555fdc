import assert from "node:assert/strict";
import type { AppError } from "@/core/contract/mod.ts";
import { createDatasetWorld } from "../testing/dataset_world.ts";

function hasCode(code: string) {
  return (error: unknown) => (error as AppError).code === code;
}

Deno.test("change() of a row that another tab changed is refused, and both texts can be shown", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const seen = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  const first = await datasets.change(seen.id, { output: "C." });
  const second = await datasets.change(first.id, { output: "D." });
  await assert.rejects(datasets.change(seen.id, { output: "mine" }), hasCode("row_changed"));
  await assert.rejects(datasets.remove(seen.id), hasCode("row_changed"));
  await assert.rejects(datasets.restore(seen.id), hasCode("row_changed"));
  assert.deepEqual(await datasets.present(seen.id), second);
  // The way out: what was entered replaces what was seen now.
  const settled = await datasets.change(second.id, { output: "mine" });
  assert.deepEqual((await world.rows()).map(({ output }) => output), ["mine"]);
  assert.equal(settled.position, seen.position);
});

Deno.test("change() of a row that another tab took away is refused as gone", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const { id } = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  await datasets.remove(id);
  await assert.rejects(datasets.change(id, { output: "C." }), hasCode("dataset_row_not_found"));
  assert.equal(await datasets.present(id), null);
  const nobody = crypto.randomUUID() as typeof id;
  await assert.rejects(datasets.present(nobody), hasCode("dataset_row_not_found"));
});

Deno.test("change() to what is there already leaves the row as it is", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const row = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  assert.deepEqual(await datasets.change(row.id, { output: "B.", split: "train" }), row);
});

Deno.test("of changes that begin at once, one holds and the others are told", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const { id } = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  const tabs = ["one", "two", "three"].map((output) => datasets.change(id, { output }));
  const outcomes = await Promise.allSettled(tabs);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") assert.ok(hasCode("row_changed")(outcome.reason));
  }
  assert.equal((await world.rows()).length, 1);
});

Deno.test("removeMany() and restoreMany() undo each other, and touch no other project's rows", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId, projects } = world;
  const add = (at: number) =>
    datasets.add(ownerId, projectId, { instruction: `${at}?`, output: "B." });
  const rows = [await add(1), await add(2), await add(3)];
  const other = await projects.create(ownerId, "Other");
  const foreign = await datasets.add(ownerId, other.id, { instruction: "X?", output: "Y." });
  const ids = [rows[0]!.id, rows[2]!.id, foreign.id];
  const removed = await datasets.removeMany(projectId, ids);
  assert.deepEqual(new Set(removed), new Set([rows[0]!.id, rows[2]!.id]));
  assert.deepEqual((await world.rows()).map(({ id }) => id), [rows[1]!.id]);
  assert.deepEqual(await datasets.removeMany(projectId, ids), []);
  // What was written again meanwhile is not doubled by the undo.
  await add(3);
  assert.deepEqual(await datasets.restoreMany(projectId, ids), [rows[0]!.id]);
  assert.equal((await world.rows()).length, 3);
  assert.equal((await datasets.list(other.id, {})).total, 1);
});
