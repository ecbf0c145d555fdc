import assert from "node:assert/strict";
import {
  AppError,
  type ChunkId,
  type PassageQuery,
  type PassageVectors,
  type Reranker,
} from "@/core/contract/mod.ts";
import { createHeldVectors } from "../testing/held_vectors.ts";
import { openLibrary } from "../testing/library.ts";
import { createTopicEmbedder } from "../testing/topic_embedder.ts";
import { createPassageSearch, type PassageSearchDeps } from "./search_passages.ts";

const embedder = createTopicEmbedder([/boot|kahn|kanu/i, /schlaf|bett|nacht/i, /essen|suppe/i]);

const texts = [
  "Das Kanu liegt am Steg.",
  "Betten gibt es für siebzehn Gäste.",
  "Die Suppe steht auf dem Herd.",
  "Der Hafenmeister heißt Fenwick.",
];

async function openWith(chunks: readonly string[] = texts) {
  const library = await openLibrary();
  const scope = await library.addProject();
  const documentId = await library.addDocument(scope, { name: "Haus.md", chunks });
  const vectors = createHeldVectors(embedder);
  const rows = await library.db.selectFrom("chunks").select(["id", "text"]).execute();
  const embedAll = () =>
    vectors.add(scope, rows.map(({ id, text }) => ({ id: id as ChunkId, text })));
  const search = (query: string, options: Partial<PassageQuery & PassageSearchDeps> = {}) => {
    const { vectors: other = vectors, reranker, ...asked } = options;
    const deps = { db: library.db, vectors: other, ...(reranker && { reranker }) };
    return createPassageSearch(deps)
      .search({ ...scope, query, limit: 3, mode: "hybrid", ...asked });
  };
  return {
    ...{ library, scope, documentId, vectors, embedAll, search },
    [Symbol.asyncDispose]: () => library[Symbol.asyncDispose](),
  };
}

function failing(vectors: PassageVectors, code: "internal" | null): PassageVectors {
  return {
    ...vectors,
    embed: () => Promise.reject(code ? new AppError(code) : new TypeError("a bug")),
  };
}

Deno.test("search() finds by words and by meaning at once, and says why", async () => {
  await using house = await openWith();
  await house.embedAll();
  const { hits, vectors } = await house.search("Wo schlafen Gäste?");
  const [first] = hits;
  assert.equal(first!.text, "Betten gibt es für siebzehn Gäste.");
  assert.equal(first!.place, 1);
  assert.deepEqual(first!.why.text!.rank, 1);
  assert.deepEqual(first!.why.vector, { rank: 1, score: 1, coverage: 1 });
  assert.equal(first!.why.fused.rank, 1);
  assert.equal(first!.why.reranked, null);
  assert.deepEqual(vectors, { share: 1, state: "used", error: null });
  assert.deepEqual(
    [first!.documentId, first!.documentName, first!.page, first!.start, first!.end],
    [house.documentId, "Haus.md", null, 0, 34],
  );
});

Deno.test("search() answers by words alone before there are vectors, and says so", async () => {
  await using house = await openWith();
  const { hits, vectors } = await house.search("Hafenmeister");
  assert.deepEqual(hits.map(({ text }) => text), ["Der Hafenmeister heißt Fenwick."]);
  assert.deepEqual(vectors, { share: 0, state: "none", error: null });
  const bare = createPassageSearch({ db: house.library.db });
  const query = { ...house.scope, query: "Hafenmeister", limit: 3, mode: "hybrid" as const };
  assert.equal((await bare.search(query)).hits.length, 1);
});

Deno.test("search() uses the vectors that there are", async () => {
  await using house = await openWith();
  const rows = await house.library.db.selectFrom("chunks").select(["id", "text"])
    .where("position", "=", 0).execute();
  await house.vectors.add(house.scope, rows.map(({ id, text }) => ({ id: id as ChunkId, text })));
  const { hits, vectors } = await house.search("Boot Hafenmeister");
  assert.deepEqual(vectors, { share: 0.25, state: "used", error: null });
  assert.deepEqual(new Set(hits.map(({ text }) => text)), new Set([texts[0], texts[3]]));
});

Deno.test("search() goes on by words when the embedder fails, unless only vectors were asked", async () => {
  await using house = await openWith();
  await house.embedAll();
  const broken = failing(house.vectors, "internal");
  const { hits, vectors } = await house.search("Hafenmeister", { vectors: broken });
  assert.equal(hits.length, 1);
  assert.deepEqual([vectors.share, vectors.state, vectors.error?.code], [1, "failed", "internal"]);
  const byVectors = house.search("Hafenmeister", { vectors: broken, mode: "vector" });
  await assert.rejects(byVectors, { code: "internal" });
  const bug = house.search("Hafenmeister", { vectors: failing(house.vectors, null) });
  await assert.rejects(bug, TypeError);
});

Deno.test("search() answers by words when it cannot even be told how many vectors there are", async () => {
  await using house = await openWith();
  await house.embedAll();
  const broken: PassageVectors = {
    ...house.vectors,
    count: () => Promise.reject(new AppError("embedder_failed", { detail: "the file is gone" })),
  };
  const hybrid = await house.search("Hafenmeister", { vectors: broken });
  assert.deepEqual(hybrid.hits.map(({ text }) => text), ["Der Hafenmeister heißt Fenwick."]);
  const { state, share, error } = hybrid.vectors;
  assert.deepEqual([state, share, error?.code], ["failed", 0, "embedder_failed"]);
  const text = await house.search("Hafenmeister", { vectors: broken, mode: "text" });
  assert.deepEqual([text.hits.length, text.vectors.state], [1, "not_asked"]);
  const vector = house.search("Hafenmeister", { vectors: broken, mode: "vector" });
  await assert.rejects(vector, { code: "embedder_failed" });
});

Deno.test("search() asks only what the mode names", async () => {
  await using house = await openWith();
  await house.embedAll();
  const text = await house.search("Kahn", { mode: "text" });
  assert.deepEqual([text.hits.length, text.vectors.state, text.vectors.share], [0, "not_asked", 0]);
  const vector = await house.search("Kahn", { mode: "vector", limit: 1 });
  assert.deepEqual(vector.hits.map(({ text }) => text), [texts[0]]);
  assert.equal(vector.hits[0]!.why.text, null);
});

Deno.test("search() says on which pages a hit stands, and where they begin in it", async () => {
  await using house = await openWith();
  const { db, scope } = { ...house, db: house.library.db };
  const id = await house.library.addDocument(scope, {
    format: "pdf",
    chunks: [{ text: "Fenwicks Leuchtturm", page: 3, lastPage: 4 }],
  });
  await db.updateTable("chunks").set({ page_breaks: "[8]" }).where("document_id", "=", id)
    .execute();
  const { hits } = await house.search("Leuchtturm");
  assert.deepEqual([hits[0]!.page, hits[0]!.lastPage, hits[0]!.pageBreaks], [3, 4, [8]]);
});

Deno.test("search() says which part of a query kept everything from being found", async () => {
  await using house = await openWith();
  const blamed = async (query: string, options: Partial<PassageQuery> = {}) =>
    (await house.search(query, { mode: "text", ...options })).emptiedBy;
  assert.deepEqual(await blamed("Kanu"), []);
  assert.deepEqual(await blamed("Leuchtturm"), []);
  assert.deepEqual(await blamed("Kanu", { filter: { formats: ["pdf"] } }), [
    { part: "formats", query: "Kanu" },
  ]);
  const filter = { formats: ["pdf" as const], pages: { from: 1, to: 2 } };
  assert.deepEqual(await blamed("Kanu", { filter }), [{ part: "filter", query: "Kanu" }]);
  assert.deepEqual(await blamed("Kanu -Steg", { filter }), [{ part: "all", query: "Kanu" }]);
  assert.deepEqual(await blamed("Kanu -Steg"), [{ part: "excluded", query: "Kanu" }]);
  assert.deepEqual(await blamed(`"Steg Kanu"`), [{ part: "phrases", query: "Steg Kanu" }]);
  await house.embedAll();
  assert.deepEqual(await blamed("Kahn", { mode: "hybrid", filter: { documentIds: [] } }), [
    { part: "documents", query: "Kahn" },
  ]);
});

Deno.test("search() refuses pages from the back to the front", async () => {
  await using house = await openWith();
  const search = house.search("Kanu", { filter: { pages: { from: 5, to: 2 } } });
  await assert.rejects(search, { code: "pages_reversed" });
});

Deno.test("search() keeps phrases, exclusions and filters also for what vectors find", async () => {
  await using house = await openWith([...texts, "Ein Kahn mit Motor."]);
  await house.embedAll();
  const found = async (query: string, options = {}) =>
    (await house.search(query, options)).hits.map(({ text }) => text);
  assert.ok((await found("Boot")).includes("Ein Kahn mit Motor."));
  assert.ok(!(await found("Boot -Motor")).includes("Ein Kahn mit Motor."));
  assert.deepEqual(await found(`Boot "mit Motor"`), ["Ein Kahn mit Motor."]);
  assert.deepEqual(await found("Boot", { filter: { documentIds: [] } }), []);
  assert.deepEqual(await found("Boot", { filter: { formats: ["pdf"] } }), []);
  const { leftOut } = await house.search("Kahn Kanu -Motor");
  assert.deepEqual(leftOut.map(({ reason }) => reason), [{ kind: "excluded" }]);
});

Deno.test("search() never shows what is removed or another's, even where vectors still name it", async () => {
  await using house = await openWith();
  await house.embedAll();
  const other = await house.library.addProject();
  const stranger = { ...other, projectId: house.scope.projectId };
  assert.deepEqual((await house.search("Boot", stranger)).hits, []);
  await house.library.remove(house.documentId);
  const { hits, leftOut } = await house.search("Boot Hafenmeister -Suppe");
  assert.deepEqual([hits, leftOut], [[], []]);
});

Deno.test("search() shows one of two passages that are the same, and names the other", async () => {
  await using house = await openWith([...texts, texts[3]!]);
  const { hits, leftOut } = await house.search("Hafenmeister");
  assert.equal(hits.length, 1);
  assert.deepEqual(leftOut[0]!.reason, { kind: "duplicate", of: hits[0]!.chunkId });
  assert.equal(leftOut[0]!.why!.text!.rank, 2);
});

Deno.test("search() lets a reranker have the last word", async () => {
  await using house = await openWith();
  await house.embedAll();
  const reranker: Reranker = {
    id: "shortest first",
    score: (_query, texts) => Promise.resolve(texts.map((text) => -text.length)),
  };
  const { hits } = await house.search("Kanu Suppe Hafenmeister Gäste", { reranker, limit: 2 });
  assert.deepEqual(hits.map(({ text }) => text), [texts[0], texts[2]]);
  assert.deepEqual(hits[0]!.why.reranked, { rank: 1, score: -texts[0]!.length });
});

Deno.test("search() has nothing to say to a query without words", async () => {
  await using house = await openWith();
  await house.embedAll();
  for (const query of ["", "?!", "🙂", "-Kanu", "\0"]) {
    for (const mode of ["hybrid", "text", "vector"] as const) {
      assert.deepEqual((await house.search(query, { mode })).hits, [], `${mode} ${query}`);
    }
  }
});

Deno.test("search() counts vectors among the chunks that it may find", async () => {
  await using house = await openWith();
  await house.embedAll();
  await house.library.addDocument(house.scope, { chunks: ["Etwas anderes."] });
  assert.equal((await house.search("Hafenmeister")).vectors.share, 0.8);
  await house.library.remove(house.documentId);
  const { vectors } = await house.search("anderes");
  assert.equal(vectors.share, 1, "no more than all");
});
