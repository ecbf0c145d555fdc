import assert from "node:assert/strict";
import { join } from "node:path";
import { AppError, type PersonId, type ProjectId } from "@/core/contract/mod.ts";
import { createSplitForView, loadTokenCounter } from "@/core/documents/mod.ts";
import type { Allowed } from "@/core/retrieval/mod.ts";
import { createLog, createRuntime, newId, systemClock } from "@/core/system/mod.ts";
import { createSplitWorker, createVectorsWorker } from "./mod.ts";

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

Deno.test("createVectorsWorker() opens, changes, searches, saves and closes a project's vectors", async () => {
  const folder = await Deno.makeTempDir();
  const worker = createVectorsWorker({ runtime: createRuntime(), log });
  const key = { ownerId: newId<PersonId>(), projectId: newId<ProjectId>() };
  const path = join(folder, "vectors.bin");
  const request = { ...key, path, model: "model", dimensions: 3 };
  const batch = {
    ids: ["a", "b", "c"],
    groups: ["one", "one", "two"],
    vectors: Float32Array.of(1, 0, 0, 0, 2, 0, 3, 3, 0),
  };
  const query = { ...key, vector: Float32Array.of(1, 0.1, 0), k: 2 };
  const search = async (allowed?: Allowed) => {
    const { hits } = await worker.ask({ do: "search", query: { ...query, allowed } });
    return hits.map(({ id }) => id);
  };
  assert.equal((await worker.ask({ do: "open", request })).state, "absent");
  await worker.ask({ do: "set", change: { ...key, stamp: "1" }, batch });
  assert.deepEqual(await search(), ["a", "c"]);
  assert.deepEqual(await search({ groups: ["one"] }), ["a", "b"]);
  const which = { ids: ["a", "z"] };
  assert.equal(await worker.ask({ do: "remove", change: { ...key, stamp: "2" }, which }), 1);
  assert.deepEqual(await search(), ["c", "b"]);
  await worker.ask({ do: "close", key });
  await assert.rejects(
    search(),
    (error) => !(error instanceof AppError) && /not open/.test(`${error}`),
  );
  const opened = { state: "opened", size: 2, stamp: "2" };
  assert.deepEqual(await worker.ask({ do: "open", request }), opened);
  worker.close();
  await Deno.remove(folder, { recursive: true });
});

Deno.test("createVectorsWorker() tells what is wrong with a vector, and starts anew after its end", async () => {
  const worker = createVectorsWorker({ runtime: createRuntime(), log });
  const key = { ownerId: newId<PersonId>(), projectId: newId<ProjectId>() };
  const request = {
    ...key,
    path: join(await Deno.makeTempDir(), "none"),
    model: "m",
    dimensions: 3,
  };
  await worker.ask({ do: "open", request });
  const vector = Float32Array.of(0, 0, 0);
  await assert.rejects(
    worker.ask({ do: "search", query: { ...key, vector, k: 1 } }),
    (error) => error instanceof AppError && error.code === "vector_invalid",
  );
  const asked = worker.ask({ do: "open", request });
  worker.close();
  await assert.rejects(asked, /closed/);
  assert.equal((await worker.ask({ do: "open", request })).state, "absent");
  worker.close();
});
