import assert from "node:assert/strict";
import { join } from "node:path";
import type { Embedder, Job, PersonId } from "@/core/contract/mod.ts";
import { addTestPerson, createTestJobs } from "@/core/jobs/testing/in_process.ts";
import { openMemoryStorage } from "@/core/storage/mod.ts";
import { createTestClock } from "@/core/system/mod.ts";
import { chunksOf, testProject as projectId } from "../testing/chunks.ts";
import { createFakeEmbedder } from "../testing/fake_embedder.ts";
import { type EmbedderChoice, embedderIdOf } from "../embedders/embedder_choice.ts";
import { chunkHash } from "./chunk_hash.ts";
import { createEmbedKind } from "./embed_kind.ts";
import { startEmbedding } from "./start_embedding.ts";
import { openVectorStore, type VectorStore } from "./vector_store.ts";

const embedded: EmbedderChoice = { kind: "embedded" };
const served: EmbedderChoice = {
  kind: "server",
  address: "http://localhost:1/v1",
  model: "other",
  prefixes: { query: "", passage: "" },
};

interface Case {
  texts: string[];
  /** The texts of each call. */
  calls: string[][];
  /** What the settings choose. */
  choice: EmbedderChoice;
  /** What the embedder does before it answers. */
  before(texts: readonly string[]): void | Promise<void>;
  run(): Promise<Job>;
  start(): Promise<Job["id"]>;
  until(id: Job["id"], states?: Job["state"][]): Promise<Job>;
  ownerId: PersonId;
  jobs: Awaited<ReturnType<typeof createTestJobs>>["jobs"];
  vectors: VectorStore;
}

/** A queue with the kind over a project of texts, with an embedder that counts. */
async function withKind(texts: string[], work: (found: Case) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  const path = join(folder, "vectors.db");
  const { db, close } = await openMemoryStorage();
  const calls: string[][] = [];
  const open = (choice: EmbedderChoice): Promise<Embedder> => {
    const fake = createFakeEmbedder({ id: embedderIdOf(choice), dimensions: 8 });
    const embed: Embedder["embed"] = async (asked, ...rest) => {
      await found.before(asked);
      calls.push([...asked]);
      return await fake.embed(asked, ...rest);
    };
    return Promise.resolve({ ...fake, embed });
  };
  const kind = createEmbedKind({
    clock: createTestClock(),
    documents: chunksOf(texts),
    openVectors: () => openVectorStore(path),
    choose: () => Promise.resolve(found.choice),
    open,
  });
  const { jobs, until } = await createTestJobs({ db, kinds: [kind] });
  const ownerId = await addTestPerson(db);
  await db.insertInto("projects").values({
    ...{ id: projectId, owner_id: ownerId, name: "Test", output_format: "gguf" },
    ...{ system_prompt: "", created_at: "2026-01-01T00:00:00.000Z" },
  }).execute();
  const start = async () =>
    (await jobs.enqueue({ kind: kind.kind, ownerId, projectId: null, params: { projectId } })).id;
  const vectors = openVectorStore(path);
  const found: Case = {
    ...{ texts, calls, jobs, vectors, until, start, ownerId },
    choice: embedded,
    before() {},
    run: async () => await until(await start()),
  };
  try {
    await work(found);
  } finally {
    await jobs.close();
    vectors.close();
    await close();
    await Deno.remove(folder, { recursive: true });
  }
}

const hundred = Array.from({ length: 100 }, (_, at) => `text ${at} ${"x".repeat(at)}`);

Deno.test("retrieval.embed makes a vector of each text, once, in batches of alike length", () =>
  withKind([...hundred, ...hundred], async ({ run, calls, vectors, jobs }) => {
    const { state, result, progress, id } = await run();
    assert.equal(state, "done");
    assert.deepEqual(result, { embedded: 100, known: 0, model: embedderIdOf(embedded) });
    assert.deepEqual(calls.map(({ length }) => length), [9, 9, 12, 17, 24, 29]);
    assert.deepEqual(
      calls.flat().map(({ length }) => length),
      calls.flat().map((t) => t.length).sort((a, b) => a - b),
    );
    const model = vectors.answering(projectId)!;
    assert.equal(vectors.count(model), 100);
    assert.ok(hundred.every((text) => vectors.has(model, chunkHash(text))));
    assert.deepEqual(progress, {
      phase: "embedding.phase.embed",
      done: 100,
      total: 100,
      unit: "chunks",
    });
    const [log] = await jobs.lastEvents(id, { type: "log" });
    assert.match(String(log?.data["message"]), /^100 passages worked out, 0 known already/);
  }));

Deno.test("retrieval.embed embeds only what is new, also what comes while it works", () =>
  withKind(hundred.slice(0, 50), async (found) => {
    await found.run();
    found.calls.length = 0;
    found.texts.push("new", "newer");
    found.before = () => {
      if (!found.texts.includes("newest")) found.texts.push("newest");
    };
    const { result } = await found.run();
    assert.deepEqual(found.calls, [["new", "newer"], ["newest"]]);
    assert.deepEqual(result, { embedded: 3, known: 50, model: embedderIdOf(embedded) });
  }));

Deno.test("retrieval.embed lets the former model answer until the other one's vectors are whole", () =>
  withKind([...hundred], async (found) => {
    const { vectors } = found;
    await found.run();
    const former = vectors.answering(projectId)!;
    found.choice = served;
    let batches = 0;
    found.before = () => {
      assert.deepEqual(vectors.answering(projectId), former);
      if (++batches === 3) throw new Error("the program died");
    };
    assert.equal((await found.run()).state, "failed");
    assert.deepEqual(vectors.answering(projectId), former);
    assert.equal(vectors.count(former), 100);
    found.before = () => {};
    const { result } = await found.run();
    assert.deepEqual(result, { embedded: 82, known: 18, model: embedderIdOf(served) });
    assert.equal(vectors.answering(projectId)?.name, embedderIdOf(served));
    assert.equal(vectors.count(former), 0);
  }));

Deno.test("retrieval.embed goes on where it was paused", () =>
  withKind([...hundred], async (found) => {
    const { jobs, until, vectors } = found;
    const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    found.before = () => {
      if (found.calls.length < 2) return;
      reached.resolve();
      return goOn.promise;
    };
    const id = await found.start();
    await reached.promise;
    await jobs.pause(id);
    goOn.resolve();
    assert.equal((await until(id, ["paused", "done"])).state, "paused");
    const before = vectors.count(vectors.answering(projectId)!);
    assert.equal(before, 18, "the batches that were whole");
    found.before = () => {};
    await jobs.resume(id);
    assert.equal((await until(id, ["done", "failed"])).state, "done");
    assert.equal(found.calls.flat().length, 112, "only what was under way is embedded again");
    assert.equal(vectors.has(vectors.answering(projectId)!, chunkHash(hundred[99]!)), true);
  }));

Deno.test("retrieval.embed of a project without chunks is done at once", () =>
  withKind([], async ({ run, calls }) => {
    assert.equal((await run()).state, "done");
    assert.deepEqual(calls, []);
  }));

Deno.test("retrieval.embed goes over to another embedder that is chosen meanwhile", () =>
  withKind([...hundred], async (found) => {
    found.before = () => {
      if (found.calls.length === 1) found.choice = served;
    };
    const { state, result } = await found.run();
    assert.equal(state, "done");
    assert.deepEqual(result, { embedded: 100, known: 0, model: embedderIdOf(served) });
    const former = found.calls.slice(0, 2).flat().length;
    assert.equal(found.calls.flat().length, 100 + former, "the former gets no text any more");
    assert.equal(found.vectors.answering(projectId)?.name, embedderIdOf(served));
    assert.equal(found.vectors.modelNamed(embedderIdOf(embedded)), null);
  }));

Deno.test("startEmbedding() starts one job, and none is over before it saw what is new", () =>
  withKind(hundred.slice(0, 20), async (found) => {
    const { jobs, vectors, until, texts, calls } = found;
    const ownerId = found.ownerId;
    const start = () => startEmbedding({ queue: jobs, vectors }, { ownerId, projectId });
    const [reached, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    found.before = () => {
      reached.resolve();
      return goOn.promise;
    };
    const first = await start();
    await reached.promise;
    texts.push("new");
    assert.equal((await start()).id, first.id);
    goOn.resolve();
    assert.equal((await until(first.id)).state, "done");
    assert.ok(calls.flat().includes("new"));
    texts.push("newer");
    const second = await start();
    assert.notEqual(second.id, first.id);
    assert.equal((await until(second.id)).state, "done");
    assert.ok(calls.flat().includes("newer"));
  }));

Deno.test("startEmbedding() starts anew after a job that failed", () =>
  withKind([...hundred], async (found) => {
    const { jobs, vectors, until } = found;
    const ownerId = found.ownerId;
    const start = () => startEmbedding({ queue: jobs, vectors }, { ownerId, projectId });
    found.before = () => {
      throw new Error("the program died");
    };
    const first = await start();
    assert.equal((await until(first.id)).state, "failed");
    found.before = () => {};
    const second = await start();
    assert.notEqual(second.id, first.id);
    assert.equal((await until(second.id)).state, "done");
  }));

Deno.test("retrieval.embed keeps what an embedder made before it died, and the next job makes the rest", () =>
  withKind([...hundred], async (found) => {
    const { calls, vectors, run } = found;
    found.before = () => {
      if (calls.length === 3) throw new Error("the program died");
    };
    assert.equal((await run()).state, "failed");
    const made = calls.flat().length;
    const model = vectors.answering(projectId)!;
    assert.equal(vectors.count(model), made);
    assert.ok(made > 0 && made < hundred.length);
    found.before = () => {};
    const { state, result } = await run();
    assert.equal(state, "done");
    const { name } = model;
    assert.deepEqual(result, { embedded: hundred.length - made, known: made, model: name });
    assert.equal(new Set(calls.flat()).size, calls.flat().length);
  }));
