import assert from "node:assert/strict";
import { join } from "node:path";
import type { DocumentId, ProjectId, SearchFilter, SearchScope } from "@/core/contract/mod.ts";
import { createProjects } from "@/core/projects/mod.ts";
import { createRuntime, createTestClock, newId } from "@/core/system/mod.ts";
import { createFakeEmbedder } from "../testing/fake_embedder.ts";
import { type Library, openLibrary } from "../testing/library.ts";
import { chunkHash } from "./chunk_hash.ts";
import { createIndexedVectors, type IndexedVectorsDeps } from "./indexed_vectors.ts";
import { loadKernels } from "./kernels.ts";
import { VectorIndex } from "./vector_index.ts";
import { VectorRequests, type Vectors } from "./vector_requests.ts";
import { openVectorStore } from "./vector_store.ts";
import { createVectorsPart } from "./vectors_part.ts";

const kernels = await loadKernels(createRuntime());

/** A library whose chunks can be found by vectors; `start` begins as after a restart. */
async function setUp() {
  const library = await openLibrary();
  const store = openVectorStore(":memory:");
  const embedder = createFakeEmbedder();
  const model = store.addModel({
    name: embedder.id,
    dimensions: embedder.dimensions,
    choice: { kind: "embedded" },
  });
  const failed: unknown[] = [];
  let looked = 0;
  let lost: string | null = null;

  const startWorker = () =>
    new VectorRequests(new VectorIndex(kernels), (error) => failed.push(error));
  let worker = startWorker();

  function start(change: Partial<IndexedVectorsDeps> = {}) {
    worker = startWorker();
    return createIndexedVectors({
      db: library.db,
      clock: createTestClock(),
      index: { ask: ((asked) => worker.ask(asked as never)) as Vectors["ask"] },
      vectors: { ...store, get: (...asked) => (looked++, store.get(...asked)) },
      questions: {
        async embed(_project, question) {
          const [vector] = await embedder.embed([question], "query");
          return { model, vector: vector! };
        },
      },
      fileOf: ({ projectId }) =>
        projectId === lost
          ? Promise.reject(new Error("the folder is gone"))
          : Promise.resolve(join(library.folder, `${projectId}.bin`)),
      onFailed: (error) => failed.push(error),
      later: () => () => {},
      patienceMs: 60_000,
      ...change,
    });
  }

  return {
    library,
    store,
    failed,
    start,
    looked: () => looked,
    loseFolder: ({ projectId }: SearchScope) => void (lost = projectId),
    /** After its last file is written: no test ends in the middle of that. */
    async loseWorker(scope: SearchScope): Promise<void> {
      await worker.ask({ do: "save", key: scope });
      worker = startWorker();
    },
    /** Makes vectors of texts, as the job does. */
    async embed({ projectId }: SearchScope, texts: readonly string[]): Promise<void> {
      store.begin(projectId, { model, jobId: newId() });
      const vectors = await embedder.embed(texts, "passage");
      store.put(
        model,
        texts.map((text, at) => ({ hash: chunkHash(text), vector: vectors[at]! })),
      );
    },
    /** Another reading with other chunks. */
    async readAgain(id: DocumentId, text: string): Promise<void> {
      const change = { id: newId(), text };
      await library.db.updateTable("chunks").set(change).where("document_id", "=", id).execute();
      await library.db.updateTable("documents").set({ reading_id: newId() }).where("id", "=", id)
        .execute();
    },
    async [Symbol.asyncDispose]() {
      store.close();
      await library[Symbol.asyncDispose]();
    },
  };
}

type Studio = Awaited<ReturnType<typeof setUp>>;
type Found = ReturnType<Studio["start"]>;

/** The texts of what is nearest to a question. */
async function nearest(
  { library }: Studio,
  vectors: Found,
  { question, limit = 10, filter, ...scope }: SearchScope & {
    question: string;
    limit?: number;
    filter?: SearchFilter;
  },
): Promise<string[]> {
  const embedded = await vectors.embed(scope, question);
  const found = await vectors.nearest({
    ...scope,
    question: embedded!,
    limit,
    ...(filter && { filter }),
  });
  const ids = found.map(({ chunkId }) => chunkId);
  const rows = await library.db.selectFrom("chunks").select(["id", "text"]).execute();
  return ids.map((id) => rows.find((row) => row.id === id)?.text ?? "gone");
}

Deno.test("an index has the chunks that have vectors, and more as they come", async () => {
  await using studio = await setUp();
  const scope = await studio.library.addProject();
  await studio.library.addDocument(scope, { chunks: ["red", "green", "blue"] });
  const vectors = studio.start();
  assert.equal(await vectors.count(scope), 0);
  await studio.embed(scope, ["red", "green"]);
  assert.equal(await vectors.count(scope), 2);
  assert.deepEqual(await nearest(studio, vectors, { ...scope, question: "green", limit: 1 }), [
    "green",
  ]);
  await studio.embed(scope, ["blue", "yellow"]);
  assert.equal(await vectors.count(scope), 3);
  await studio.library.addDocument(scope, { chunks: ["yellow"] });
  assert.equal((await nearest(studio, vectors, { ...scope, question: "x" })).length, 4);
  await vectors.close();
  assert.deepEqual(studio.failed, []);
});

Deno.test("an index forgets documents that are removed, and chunks that were read otherwise", async () => {
  await using studio = await setUp();
  const scope = await studio.library.addProject();
  const first = await studio.library.addDocument(scope, { chunks: ["red"] });
  const second = await studio.library.addDocument(scope, { chunks: ["green"] });
  await studio.embed(scope, ["red", "green", "black"]);
  const vectors = studio.start();
  const all = () => nearest(studio, vectors, { ...scope, question: "x" });
  assert.deepEqual((await all()).sort(), ["green", "red"]);
  await studio.library.remove(first);
  assert.deepEqual(await all(), ["green"]);
  await studio.library.bringBack(first);
  await studio.readAgain(second, "black");
  assert.deepEqual((await all()).sort(), ["black", "red"]);
  await vectors.close();
});

Deno.test("a saved index is opened without a look at any chunk, also by the next start", async () => {
  await using studio = await setUp();
  const scope = await studio.library.addProject();
  await studio.library.addDocument(scope, { chunks: ["red", "green"] });
  await studio.embed(scope, ["red", "green"]);
  const before = studio.start();
  assert.equal(await before.count(scope), 2);
  await before.close();
  const looked = studio.looked();
  const after = studio.start();
  assert.deepEqual(await nearest(studio, after, { ...scope, question: "red", limit: 1 }), ["red"]);
  assert.equal(studio.looked(), looked);
  await after.close();
});

Deno.test("a file of vectors that is damaged is made anew from the database", async () => {
  await using studio = await setUp();
  const scope = await studio.library.addProject();
  await studio.library.addDocument(scope, { chunks: ["red", "green"] });
  await studio.embed(scope, ["red", "green"]);
  const before = studio.start();
  await before.count(scope);
  await before.close();
  const path = join(studio.library.folder, `${scope.projectId}.bin`);
  const bytes = await Deno.readFile(path);
  bytes.fill(7, bytes.length - 64);
  await Deno.writeFile(path, bytes);
  const after = studio.start();
  assert.deepEqual(await nearest(studio, after, { ...scope, question: "red", limit: 1 }), ["red"]);
  await after.close();
});

Deno.test("an index that its worker lost is made anew", async () => {
  await using studio = await setUp();
  const scope = await studio.library.addProject();
  await studio.library.addDocument(scope, { chunks: ["red"] });
  await studio.embed(scope, ["red"]);
  const vectors = studio.start();
  assert.deepEqual(await nearest(studio, vectors, { ...scope, question: "x" }), ["red"]);
  await studio.loseWorker(scope);
  assert.deepEqual(await nearest(studio, vectors, { ...scope, question: "x" }), ["red"]);
  await vectors.close();
});

Deno.test("a project's folder may go while its index is open, and an opening that fails harms no other", async () => {
  await using studio = await setUp();
  const scopes = [];
  for (let at = 0; at < 10; at++) {
    const scope = await studio.library.addProject();
    await studio.library.addDocument(scope, { chunks: ["red", `blue ${at}`] });
    await studio.embed(scope, ["red"]);
    scopes.push(scope);
  }
  const vectors = studio.start();
  for (const scope of scopes) assert.equal(await vectors.count(scope), 1);
  studio.loseFolder(scopes[0]!);
  await assert.rejects(vectors.count(scopes[0]!), { code: "embedder_failed" });
  assert.equal(await vectors.count(scopes[5]!), 1);
  await vectors.forget(scopes[9]!.projectId);
  await vectors.close();
});

Deno.test("a project is purged for good while its index is unfinished", async () => {
  await using studio = await setUp();
  const { library: { db, folder }, store } = studio;
  const scope = await studio.library.addProject();
  const { projectId } = scope;
  const texts = Array.from({ length: 3000 }, (_, at) => `text ${at}`);
  await studio.library.addDocument(scope, { chunks: texts });
  await studio.embed(scope, texts.slice(0, 2000));
  const count = () => Promise.resolve({});
  const projects = createProjects({
    ...{ db, folder, clock: createTestClock() },
    parts: [
      { count, purge: (id) => vectors.forget(id) },
      createVectorsPart(() => ({ ...store, close() {} })),
      { count, purge: async (id) => void await deleteDocuments(db, id) },
    ],
  });
  // A search waits for nothing: the index is still being filled when it answers.
  const vectors = studio.start({
    patienceMs: 0,
    fileOf: async ({ projectId }) => join(await projects.folderOf(projectId), "vectors.index"),
  });
  const held = await vectors.count(scope);
  assert.ok(held < 2000, "the index is unfinished");
  await projects.remove(projectId);
  await projects.purgeDeleted({ all: true });
  await vectors.close();
  await assert.rejects(Deno.stat(join(folder, "projects", projectId)), Deno.errors.NotFound);
  assert.equal(store.answering(projectId), null);
  assert.equal(await vectors.count(scope), 0);
  assert.deepEqual(await projects.listDeleted(scope.ownerId), []);
  assert.deepEqual(studio.failed, [], "nothing is reported as broken");
});

async function deleteDocuments(db: Library["db"], projectId: ProjectId): Promise<void> {
  await db.deleteFrom("chunks").where("project_id", "=", projectId).execute();
  await db.deleteFrom("documents").where("project_id", "=", projectId).execute();
}

Deno.test("nobody finds what belongs to others, and a filter is kept to", async () => {
  await using studio = await setUp();
  const [mine, theirs] = [await studio.library.addProject(), await studio.library.addProject()];
  const pages = [{ text: "red", page: 1, lastPage: 2 }, { text: "green", page: 3 }];
  const id = await studio.library.addDocument(mine, { chunks: pages, format: "pdf" });
  await studio.library.addDocument(mine, { chunks: ["blue"], format: "md" });
  await studio.library.addDocument(theirs, { chunks: ["black"] });
  const texts = ["red", "green", "blue", "black"];
  await studio.embed(mine, texts);
  await studio.embed(theirs, texts);
  const vectors = studio.start();
  const found = (filter?: SearchFilter, scope = mine) =>
    nearest(studio, vectors, { ...scope, question: "x", ...(filter && { filter }) });
  assert.deepEqual((await found()).sort(), ["blue", "green", "red"]);
  assert.deepEqual((await found({ documentIds: [id] })).sort(), ["green", "red"]);
  assert.deepEqual(await found({ formats: ["md"] }), ["blue"]);
  assert.deepEqual(await found({ pages: { from: 3, to: 9 } }), ["green"]);
  assert.deepEqual(await found({ pages: { from: 2, to: 2 } }), ["red"]);
  assert.deepEqual(await found({ documentIds: [] }), []);
  assert.deepEqual(await found({ documentIds: [id] }, theirs), []);
  assert.deepEqual(await found({}, { ...mine, ownerId: theirs.ownerId }), []);
  assert.deepEqual(await found({}, theirs), ["black"]);
  await vectors.close();
});
