import assert from "node:assert/strict";
import type { SearchMode } from "@/core/contract/mod.ts";
import { createFakeEmbedder } from "../testing/fake_embedder.ts";
import { createHeldVectors } from "../testing/held_vectors.ts";
import { openLibrary } from "../testing/library.ts";
import { createPassageSearch } from "./search_passages.ts";

const modes: readonly SearchMode[] = ["hybrid", "text", "vector"];

/** Two people with the same file, both with vectors. */
async function openHouses() {
  const library = await openLibrary();
  const vectors = createHeldVectors(createFakeEmbedder());
  const chunks = ["Der Kahn ist rot.", "The boat is red, and NOT blue.", "🙂 Kanu 2026"];
  const [own, other] = [await library.addProject(), await library.addProject()];
  for (const scope of [own, other]) {
    await library.addDocument(scope, { name: "same.md", chunks });
    const rows = await library.db.selectFrom("chunks").select(["id", "text"])
      .where("project_id", "=", scope.projectId).execute();
    await vectors.add(scope, rows as never);
  }
  const search = createPassageSearch({ db: library.db, vectors });
  return {
    own,
    other,
    library,
    search,
    [Symbol.asyncDispose]: () => library[Symbol.asyncDispose](),
  };
}

const queries: Record<string, string> = {
  "100,000 characters of words": "Kahn ".repeat(20_000),
  "100,000 different characters": Array.from({ length: 14_000 }, (_, at) => `w${at}`).join(" "),
  "a word of 100,000 letters": "k".repeat(100_000),
  "function words": "der die das und ist",
  "function words of English": "the and is not",
  "FTS5's operators": `NEAR(kahn rot, 2) AND NOT * OR "kahn`,
  "a column of FTS5": "words:kahn OR others:rot",
  "a term of the index": "1:kahn~9",
  "SQL": "'; DROP TABLE chunks; --",
  "an emoji": "🙂",
  "emojis": "🙂🙃👩‍👩‍👧 🇩🇪",
  "one letter": "k",
  "one digit": "2",
  "half a surrogate pair": "\ud83d",
  "a byte of zero": "kahn\0rot",
  "only exclusions": "-kahn -boat -kanu",
  "everything excluded": "kahn boat kanu -der -the -kanu -rot -red -2026",
  "quotation marks": `""""„“«»`,
};

for (const [name, query] of Object.entries(queries)) {
  Deno.test(`search() has an answer, or none, to ${name}`, async () => {
    await using houses = await openHouses();
    for (const mode of modes) {
      const asked = { ...houses.own, query, limit: 10, mode };
      const { hits, reading } = await houses.search.search(asked);
      assert.ok(hits.length <= 3);
      assert.ok(reading.words.length <= 200, `${reading.words.length} words`);
    }
    const still = { ...houses.own, query: "Kahn", limit: 10, mode: "text" } as const;
    assert.equal((await houses.search.search(still)).hits.length, 1);
  });
}

Deno.test("search() finds nothing where everything is excluded, and says what it left out", async () => {
  await using houses = await openHouses();
  const asked = { ...houses.own, limit: 10, mode: "hybrid" } as const;
  const { hits, leftOut } = await houses.search.search({ ...asked, query: "Kahn -rot -red -Kanu" });
  assert.deepEqual(hits, []);
  assert.ok(leftOut.every(({ reason }) => reason.kind === "excluded") && leftOut.length > 0);
});

Deno.test("search() finds nothing where the filter allows nothing", async () => {
  await using houses = await openHouses();
  const document = await houses.library.db.selectFrom("documents").select("id")
    .where("project_id", "=", houses.other.projectId).executeTakeFirstOrThrow();
  const filters = [
    { documentIds: [] },
    { documentIds: [document.id as never] },
    { formats: [] },
    { formats: ["pdf"] as const },
    { pages: { from: 1, to: 1000 } },
  ];
  for (const filter of filters) {
    for (const mode of modes) {
      const asked = { ...houses.own, query: "Kahn", limit: 10, mode, filter: filter as never };
      assert.deepEqual((await houses.search.search(asked)).hits, [], JSON.stringify(filter));
    }
  }
});

Deno.test("search() keeps two people with the same file apart", async () => {
  await using houses = await openHouses();
  const { own, other } = houses;
  for (const mode of modes) {
    const ids = new Set<string>();
    for (const scope of [own, other]) {
      const asked = { ...scope, query: "Kahn", limit: 10, mode };
      const { hits } = await houses.search.search(asked);
      assert.ok(hits.length > 0, mode);
      for (const { documentId } of hits) ids.add(documentId);
    }
    assert.equal(ids.size, 2, mode);
    const crossed = { ownerId: own.ownerId, projectId: other.projectId };
    const asked = { ...crossed, query: "Kahn", limit: 10, mode };
    assert.deepEqual((await houses.search.search(asked)).hits, [], mode);
  }
});
