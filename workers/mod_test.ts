import assert from "node:assert/strict";
import { createSplitForView, loadTokenCounter } from "@/core/documents/mod.ts";
import { createLog, createRuntime, systemClock } from "@/core/system/mod.ts";
import { createSplitWorker } from "./mod.ts";

const log = createLog({ clock: systemClock, sink() {} });
const text = Array.from({ length: 200 }, (_, at) => `Satz ${at} von vielen.`).join(" ");
const request = { text, chunkTokens: 32, chunkOverlap: 8, at: 0, limit: 5 };

Deno.test("createSplitWorker() answers each question with its own figures", async () => {
  const worker = createSplitWorker({ runtime: createRuntime(), log });
  const questions = [16, 64, 32].map((chunkTokens) => ({ ...request, chunkTokens }));
  const answers = await Promise.all(questions.map(worker.split));
  const split = createSplitForView(loadTokenCounter);
  assert.deepEqual(answers, await Promise.all(questions.map(split)));
  worker.close();
});

Deno.test("createSplitWorker() fails what was asked when it ends, and starts anew after that", async () => {
  const worker = createSplitWorker({ runtime: createRuntime(), log });
  const asked = worker.split(request);
  worker.close();
  await assert.rejects(asked, /closed/);
  assert.equal((await worker.split(request)).chunks.length, 5);
  worker.close();
});

Deno.test("createSplitWorker() outlives a question that cannot be answered", async () => {
  const worker = createSplitWorker({ runtime: createRuntime(), log });
  await assert.rejects(worker.split({ ...request, chunkOverlap: 32 }));
  assert.equal((await worker.split(request)).chunks.length, 5);
  worker.close();
});
