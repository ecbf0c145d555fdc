import assert from "node:assert/strict";
import type { AppError, StartGeneration } from "@/core/contract/mod.ts";
import { chunkSource, createDatasetWorld, scriptedModel } from "../testing/dataset_world.ts";
import { createTryGenerator } from "./try_generator.ts";

const documents = { house: ["The gate opens at 6:40. The bunk room sleeps 17 guests."] };

async function tryOnce(answer: string, start: StartGeneration, texts = documents) {
  await using world = await createDatasetWorld({ documents: texts });
  let closed = 0;
  const tryGenerator = createTryGenerator({
    documents: chunkSource(() => texts),
    settings: world.settings,
    openModel: () =>
      Promise.resolve({
        model: scriptedModel(() => answer),
        close: () => Promise.resolve(void closed++),
      }),
    now: () => 5,
  });
  const trial = await tryGenerator(world.projectId, start, new AbortController().signal);
  assert.equal((await world.rows()).length, 0);
  return { trial, closed };
}

Deno.test("createTryGenerator() shows question, raw answer and the row in it", async () => {
  const raw = 'Sure: {"instruction": "When does it open?", "output": "6:40", "quote": "at 6:40"}';
  const systemPrompt = "About {topic} and {thema}";
  const start = { generator: "model", topic: "gates", systemPrompt, language: "en" } as const;
  const { trial, closed } = await tryOnce(raw, start);
  assert.ok(trial.generator === "model");
  assert.equal(closed, 1);
  assert.equal(trial.messages[0]?.content, "About gates and {thema}");
  assert.match(trial.messages[1]!.content, /The gate opens at 6:40/);
  assert.deepEqual([trial.unknown, trial.raw, trial.problem], [["thema"], raw, null]);
  const row = { instruction: "When does it open?", output: "6:40", quote: "at 6:40" };
  assert.deepEqual(trial.row, row);
});

Deno.test("createTryGenerator() says why an answer is no row", async () => {
  const start = { generator: "model" } as const;
  const { trial } = await tryOnce("I cannot.", start);
  assert.ok(trial.generator === "model");
  assert.deepEqual([trial.row, trial.problem], [null, "unreadable"]);
  const other = '{"instruction": "When does it open?", "output": "noon", "quote": "at noon"}';
  const { trial: second } = await tryOnce(other, start);
  assert.ok(second.generator === "model");
  assert.deepEqual([second.row, second.problem], [null, "not_grounded"]);
});

Deno.test("createTryGenerator() shows a row of each of the first facts in the text", async () => {
  const { trial } = await tryOnce("", { generator: "extractive" });
  assert.ok(trial.generator === "extractive");
  assert.equal(trial.rows.length, 2);
  assert.ok(trial.rows.every(({ quote }) => documents.house[0]!.includes(quote!)));
  assert.deepEqual([trial.chunksRead, trial.chunks], [1, 1]);
  const none = tryOnce("", { generator: "extractive" }, { house: [] as unknown as [string] });
  await assert.rejects(none, (error) => (error as AppError).code === "dataset_no_chunks");
});
