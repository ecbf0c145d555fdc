import assert from "node:assert/strict";
import type { AppError, RowId } from "@/core/contract/mod.ts";
import { createDatasetWorld } from "../testing/dataset_world.ts";

const house = ["The gate opens at 6:40. The bunk room sleeps 17 guests."];

async function generated() {
  const world = await createDatasetWorld({ documents: { house } });
  const { datasets, ownerId, projectId, until } = world;
  await until((await datasets.generate(ownerId, projectId, { generator: "extractive" })).id);
  return world;
}

Deno.test("removeFact() takes all rows of a fact away, and they come back at once", async () => {
  await using world = await generated();
  const { datasets, projectId } = world;
  const rows = await world.rows();
  const [first] = rows;
  const ofFact = rows.filter(({ factKey }) => factKey === first!.factKey);
  assert.ok(ofFact.length > 5 && ofFact.length < rows.length);
  const removed = await datasets.removeFact(first!.id);
  assert.deepEqual(removed.toSorted(), ofFact.map(({ id }) => id).toSorted());
  assert.equal((await world.rows()).length, rows.length - ofFact.length);
  assert.deepEqual(await datasets.removeFact(first!.id), []);
  assert.equal((await datasets.restoreMany(projectId, removed)).length, ofFact.length);
  assert.deepEqual((await world.rows()).map(({ id }) => id), rows.map(({ id }) => id));
});

Deno.test("removeFact() leaves what a person mended", async () => {
  await using world = await generated();
  const { datasets } = world;
  const rows = await world.rows();
  const mended = await datasets.change(rows[0]!.id, { output: "At 6:45." });
  await datasets.removeFact(rows[1]!.id);
  const left = await world.rows();
  assert.ok(left.some(({ id }) => id === mended.id));
  assert.equal(left.filter(({ factKey }) => factKey === mended.factKey).length, 1);
  const unknown = datasets.removeFact(crypto.randomUUID() as RowId);
  await assert.rejects(unknown, ({ code }: AppError) => code === "dataset_row_not_found");
});

Deno.test("removeFact() takes a row of no fact away alone", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const row = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  await datasets.add(ownerId, projectId, { instruction: "C?", output: "D." });
  assert.deepEqual(await datasets.removeFact(row.id), [row.id]);
  assert.equal((await world.rows()).length, 1);
});

Deno.test("summary() tells when rows were last made, changed or removed", async () => {
  await using world = await createDatasetWorld();
  const { datasets, ownerId, projectId } = world;
  const changedAt = async () => (await datasets.summary(projectId)).changedAt;
  assert.equal(await changedAt(), null);
  const row = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B." });
  assert.equal(await changedAt(), row.createdAt);
  await datasets.remove(row.id);
  assert.ok((await changedAt())! >= row.createdAt);
});
