import assert from "node:assert/strict";
import { AppError, type ChatMessage } from "@/core/contract/mod.ts";
import { createDatasetsPart } from "../datasets_part.ts";
import { createDatasetWorld, fileOf } from "../testing/dataset_world.ts";
import { createGeneralCounter } from "./general_counter.ts";
import { createRowLengths, type RowCounter } from "./row_lengths.ts";

/** Counts characters, and how many conversations it was asked for. */
function testCounter(more: Partial<RowCounter> = {}) {
  const asked: number[] = [];
  const counter: RowCounter = {
    id: "characters",
    tokenizer: { kind: "model", name: "Test" },
    window: 100,
    maxLength: 20,
    count(conversations) {
      asked.push(conversations.length);
      return Promise.resolve(conversations.map(charactersOf));
    },
    ...more,
  };
  return { counter, asked };
}

function charactersOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + content.length, 0);
}

Deno.test("createRowLengths() counts each content once, and says which tokenizer counted", async () => {
  await using world = await createDatasetWorld();
  const { datasets, db, ownerId, projectId } = world;
  const first = await datasets.add(ownerId, projectId, { instruction: "A?", output: "B" });
  await datasets.add(ownerId, projectId, { instruction: "C?", output: "D".repeat(40) });
  const { counter, asked } = testCounter();
  const lengths = createRowLengths({ db, counters: () => Promise.resolve([counter]) });
  assert.deepEqual((await lengths.known(projectId)).counted, 0);
  const { rows, counted, tokenizer, median, longest, tooLong } = await lengths.count(projectId);
  assert.deepEqual([rows, counted, median, longest, tooLong], [2, 2, 22.5, 42, 1]);
  assert.deepEqual(tokenizer, { kind: "model", name: "Test" });
  await lengths.count(projectId);
  await datasets.change(first.id, { output: "BB" });
  assert.equal((await lengths.known(projectId)).counted, 1);
  assert.equal((await lengths.count(projectId)).counted, 2);
  assert.deepEqual(asked, [2, 1]);
});

Deno.test("createRowLengths() counts a thousand rows for a request, and all of them in the end", async () => {
  await using world = await createDatasetWorld();
  const { datasets, db, ownerId, projectId, until } = world;
  const lines = Array.from({ length: 2500 }, (_, at) => `{"instruction":"${at}?","output":"x"}`);
  await until((await datasets.import(ownerId, projectId, fileOf(lines.join("\n")))).id);
  const { counter, asked } = testCounter();
  const lengths = createRowLengths({ db, counters: () => Promise.resolve([counter]) });
  const both = await Promise.all([lengths.count(projectId), lengths.count(projectId)]);
  assert.deepEqual(both.map(({ counted }) => counted), [1000, 1000]);
  assert.equal((await lengths.count(projectId)).counted, 2000);
  const last = await lengths.count(projectId);
  assert.deepEqual([last.rows, last.counted, asked], [2500, 2500, [1000, 1000, 500]]);
  assert.equal(last.bins.reduce((sum, { count }) => sum + count, 0), 2500);
  // What belongs to no row any more is forgotten with the project.
  await createDatasetsPart(db).purge(projectId);
  assert.deepEqual(await db.selectFrom("row_lengths").selectAll().execute(), []);
});

Deno.test("createRowLengths() goes on with a general tokenizer where the model's own fails", async () => {
  await using world = await createDatasetWorld();
  const { datasets, db, ownerId, projectId } = world;
  await datasets.add(ownerId, projectId, { instruction: "Hello?", output: "Yes, hello." });
  const broken = testCounter({ count: () => Promise.reject(new AppError("model_load_failed")) });
  const general = createGeneralCounter({ window: 100, maxLength: null });
  const counters = () => Promise.resolve([broken.counter, general]);
  const lengths = createRowLengths({ db, counters });
  const counted = await lengths.count(projectId);
  assert.deepEqual(counted.tokenizer, { kind: "general", name: "o200k_base" });
  assert.ok(counted.longest! >= 12 && counted.longest! <= 20, `${counted.longest}`);
  assert.deepEqual(await lengths.known(projectId), counted);
});
