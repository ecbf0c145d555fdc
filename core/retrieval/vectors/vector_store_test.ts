import assert from "node:assert/strict";
import { join } from "node:path";
import type { JobId, ProjectId } from "@/core/contract/mod.ts";
import { chunkHash } from "./chunk_hash.ts";
import { openVectorStore, type VectorStore } from "./vector_store.ts";

const [one, two] = ["one", "two"] as ProjectId[] as [ProjectId, ProjectId];
const jobId = "job" as JobId;
const hash = chunkHash("text");
const vector = Float32Array.of(0.6, -0.8);

function addModel(store: VectorStore, name: string) {
  return store.addModel({ name, dimensions: 2, choice: { kind: "embedded" } });
}

function withStore(work: (store: VectorStore) => void | Promise<void>): () => Promise<void> {
  return async () => {
    const store = openVectorStore(":memory:");
    await work(store);
    store.close();
  };
}

Deno.test(
  "openVectorStore() keeps a vector by model and content, once",
  withStore((store) => {
    const [a, b] = [addModel(store, "a"), addModel(store, "b")];
    assert.equal(store.get(a, hash), null);
    store.put(a, [{ hash, vector }, { hash, vector: Float32Array.of(1, 0) }]);
    assert.deepEqual(store.get(a, hash), vector);
    assert.equal(store.has(a, hash), true);
    assert.equal(store.has(b, hash), false);
    assert.equal(store.count(a), 1);
    assert.deepEqual(addModel(store, "a"), a);
    assert.deepEqual(store.modelNamed("b"), b);
    assert.equal(store.modelNamed("c"), null);
  }),
);

Deno.test(
  "openVectorStore() stores the view of a larger buffer, not all of it",
  withStore((store) => {
    const a = addModel(store, "a");
    store.put(a, [{ hash, vector: Float32Array.of(9, 0.6, -0.8, 9).subarray(1, 3) }]);
    assert.deepEqual(store.get(a, hash), vector);
  }),
);

Deno.test(
  "openVectorStore() lets the former model answer until the new one is whole",
  withStore(async (store) => {
    const [a, b] = [addModel(store, "a"), addModel(store, "b")];
    assert.equal(store.answering(one), null);
    store.begin(one, { model: a, jobId });
    assert.deepEqual(store.answering(one), a, "of the first model even a part is of use");
    store.finish(one, a);
    store.put(a, [{ hash, vector }]);
    store.begin(one, { model: b, jobId });
    assert.deepEqual(store.answering(one), a);
    await store.removeIdleModels();
    assert.equal(store.count(a), 1);
    store.finish(one, b);
    assert.deepEqual(store.answering(one), b);
    await store.removeIdleModels();
    assert.deepEqual([store.count(a), store.modelNamed("a")], [0, null]);
    assert.deepEqual(store.modelNamed("b"), b);
  }),
);

Deno.test(
  "finish() refuses while there is news that the job has not looked at",
  withStore((store) => {
    const a = addModel(store, "a");
    assert.equal(store.noteNews(one), null, "no job, and the project is new here");
    store.begin(one, { model: a, jobId });
    assert.equal(store.noteNews(one), jobId);
    assert.equal(store.finish(one, a), false);
    assert.equal(store.finish(one, a), true, "one more look was enough");
    assert.equal(store.noteNews(one), null, "a finished job sees nothing any more");
  }),
);

Deno.test(
  "removeIdleModels() leaves what another project answers with or is about to",
  withStore(async (store) => {
    const [a, b] = [addModel(store, "a"), addModel(store, "b")];
    for (const model of [a, b]) store.put(model, [{ hash, vector }]);
    store.begin(one, { model: a, jobId });
    store.finish(one, a);
    store.begin(two, { model: b, jobId });
    await store.removeIdleModels();
    assert.deepEqual([store.count(a), store.count(b)], [1, 1]);
    store.forget(two);
    await store.removeIdleModels();
    assert.deepEqual([store.count(a), store.count(b)], [1, 0]);
  }),
);

Deno.test(
  "removeUnused() removes the vectors of texts that are nowhere any more",
  withStore(async (store) => {
    const a = addModel(store, "a");
    const hashes = Array.from({ length: 2500 }, (_, at) => chunkHash(`text ${at}`));
    store.put(a, hashes.map((hash) => ({ hash, vector })));
    const kept = new Set(hashes.slice(1200, 1300).map((hash) => hash.toHex()));
    assert.equal(await store.removeUnused((hash) => kept.has(hash.toHex())), 2400);
    assert.equal(store.count(a), 100);
    assert.equal(store.has(a, hashes[1200]!), true);
  }),
);

Deno.test("openVectorStore() sets a damaged file and one of a later version aside", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "vectors.db");
    await Deno.writeTextFile(path, "no database at all ".repeat(100));
    const store = openVectorStore(path);
    const a = addModel(store, "a");
    store.put(a, [{ hash, vector }]);
    const second = openVectorStore(path);
    assert.deepEqual(second.get(second.modelNamed("a")!, hash), vector, "two at the same time");
    second.close();
    store.close();
    assert.match(await Deno.readTextFile(`${path}.set-aside`), /^no database/);
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
