import assert from "node:assert/strict";
import { join } from "node:path";
import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { createRuntime, newId } from "@/core/system/mod.ts";
import { loadKernels } from "./kernels.ts";
import { drawnEntries } from "./testing/drawn_vectors.ts";
import { VectorIndex } from "./vector_index.ts";
import { type VectorBatch, VectorRequests } from "./vector_requests.ts";

const kernels = await loadKernels(createRuntime());
const dimensions = 24;
const entries = drawnEntries(60, dimensions);
const vector = Float32Array.from(entries[7]!.vector);

function batchOf(some: typeof entries): VectorBatch {
  return {
    ids: some.map(({ id }) => id),
    groups: some.map(({ group }) => group),
    vectors: Float32Array.from(some.flatMap(({ vector }) => [...vector as Float32Array])),
  };
}

/** Requests to an index with files in a folder of its own. */
async function setUp() {
  const folder = await Deno.makeTempDir();
  const failed: unknown[] = [];
  const index = new VectorIndex(kernels, { mostUnsavedBytes: 0 });
  const requests = new VectorRequests(index, (error) => failed.push(error));
  const key = () => ({ ownerId: newId<PersonId>(), projectId: newId<ProjectId>() });
  const open = (of: ReturnType<typeof key>, model = "model") => {
    const path = join(folder, `${of.projectId}.bin`);
    return requests.ask({ do: "open", request: { ...of, path, model, dimensions } });
  };
  return {
    folder,
    requests,
    failed,
    key,
    open,
    [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }),
  };
}

Deno.test("VectorRequests keeps owners and projects apart", async () => {
  await using set = await setUp();
  const { requests } = set;
  const [mine, other] = [set.key(), set.key()];
  await set.open(mine);
  await set.open(other);
  const [first, second] = [entries.slice(0, 30), entries.slice(30)];
  await requests.ask({ do: "set", change: { ...mine, stamp: "1" }, batch: batchOf(first) });
  await requests.ask({ do: "set", change: { ...other, stamp: "1" }, batch: batchOf(second) });
  const search = (key: typeof mine) =>
    requests.ask({ do: "search", query: { ...key, vector, k: 100 } });
  const found = async (key: typeof mine) => (await search(key)).hits.map(({ id }) => id).sort();
  assert.deepEqual(await found(mine), first.map(({ id }) => id).sort());
  assert.deepEqual(await found(other), second.map(({ id }) => id).sort());
  // The same project asked for by somebody else is another partition.
  const stranger = { ...mine, ownerId: other.ownerId };
  await assert.rejects(search(stranger), /are not open/);
  await requests.ask({ do: "close", key: stranger });
  assert.equal((await found(mine)).length, 30);
});

Deno.test("VectorRequests answers in the order of the changes, without waiting for each", async () => {
  await using set = await setUp();
  const { requests } = set;
  const key = set.key();
  const asked = [
    set.open(key),
    requests.ask({ do: "set", change: { ...key, stamp: "1" }, batch: batchOf(entries) }),
    requests.ask({ do: "save", key }),
    requests.ask({
      do: "remove",
      change: { ...key, stamp: "2" },
      which: { groups: ["document 7"] },
    }),
    requests.ask({ do: "search", query: { ...key, vector, k: 1 } }),
    requests.ask({ do: "close", key }),
  ];
  const answers = await Promise.all(asked);
  assert.deepEqual(answers.slice(0, 4), [{ state: "absent", size: 0, stamp: null }, null, null, 6]);
  const { hits } = answers[4] as { hits: { id: string }[] };
  assert.notEqual(hits[0]!.id, "chunk 7");
  assert.deepEqual(await set.open(key), { state: "opened", size: 54, stamp: "2" });
  assert.deepEqual(set.failed, []);
});

Deno.test("VectorRequests opens what is open again without reading, and anew for another model", async () => {
  await using set = await setUp();
  const { requests } = set;
  const key = set.key();
  await set.open(key);
  await requests.ask({ do: "set", change: { ...key, stamp: "1" }, batch: batchOf(entries) });
  assert.deepEqual(await set.open(key), { state: "opened", size: 60, stamp: "1" });
  await requests.ask({ do: "save", key });
  assert.deepEqual(await set.open(key, "other"), { state: "unusable", size: 0, stamp: null });
  assert.equal((await set.open(key)).size, 60);
  const path = join(set.folder, `${key.projectId}.bin`);
  const request = { ...key, path, model: "model", dimensions, isAnew: true };
  const opened = await requests.ask({ do: "open", request });
  assert.deepEqual(opened, { state: "absent", size: 0, stamp: null });
  assert.deepEqual(await set.open(key), { state: "opened", size: 0, stamp: null });
});

Deno.test("VectorRequests refuses a batch with a bad vector and goes on", async () => {
  await using set = await setUp();
  const { requests } = set;
  const key = set.key();
  await set.open(key);
  const batch = batchOf(entries);
  batch.vectors[dimensions * 5] = NaN;
  const change = { ...key, stamp: "1" };
  await assert.rejects(requests.ask({ do: "set", change, batch }), /vector_invalid/);
  assert.deepEqual(
    await requests.ask({ do: "search", query: { ...key, vector, k: 5 } }),
    { hits: [], isDamaged: false },
  );
  await requests.ask({
    do: "set",
    change,
    batch: { ids: [], groups: [], vectors: new Float32Array() },
  });
  await requests.ask({ do: "set", change, batch: batchOf(entries) });
  assert.equal((await set.open(key)).size, 60);
});

Deno.test("VectorRequests saves on its own what only waits in memory", async () => {
  await using set = await setUp();
  const { requests, folder } = set;
  const key = set.key();
  const path = join(folder, "own.bin");
  const request = { ...key, path, model: "model", dimensions, exactLimit: 10 };
  await requests.ask({ do: "open", request });
  const change = { ...key, stamp: "1" };
  await requests.ask({ do: "set", change, batch: batchOf(entries.slice(0, 10)) });
  await requests.ask({ do: "open", request });
  await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
  await requests.ask({ do: "set", change, batch: batchOf(entries) });
  // Behind the saving.
  await requests.ask({ do: "open", request });
  assert.ok((await Deno.stat(path)).size > entries.length * dimensions * 4);
  await requests.ask({ do: "close", key });
  await requests.ask({
    do: "open",
    request: { ...request, path: join(folder, "none", "own.bin") },
  });
  await requests.ask({ do: "set", change, batch: batchOf(entries) });
  await assert.rejects(requests.ask({ do: "save", key }), Deno.errors.NotFound);
  assert.equal(set.failed.length, 1);
  assert.equal(
    (await requests.ask({ do: "search", query: { ...key, vector, k: 3 } })).hits.length,
    3,
  );
});
