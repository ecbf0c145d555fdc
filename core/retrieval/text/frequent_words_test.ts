import assert from "node:assert/strict";
import type { DocumentId } from "@/core/contract/mod.ts";
import { createRandom, type Random } from "@/core/documents/testing/random_text.ts";
import { openLibrary } from "../testing/library.ts";
import { createTextSearch } from "./text_search.ts";

const words = ["boot", "steg", "lack", "motor", "segel", "ruder", "wind", "tau", "bug", "heck"];

/** Short texts of words that nearly all of them have: the first words most often. */
function texts(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => {
    const length = 10 + random.below(30);
    return Array.from({ length }, () => words[Math.floor(random.next() ** 2 * words.length)]!)
      .join(" ");
  });
}

/** What each text is worth: BM25, by the length of all texts in the mean. */
function worths(all: readonly string[], asked: readonly string[]): Map<string, number> {
  const usual = all.reduce((sum, { length }) => sum + length, 0) / all.length;
  const having = asked.map((word) => all.filter((text) => text.split(" ").includes(word)).length);
  return new Map(all.map((text) => {
    const parts = text.split(" ");
    const counts = asked.map((word) => parts.filter((part) => part === word).length);
    const damping = 1.2 * (0.25 + 0.75 * text.length / usual);
    const score = counts.reduce((sum, count, at) => {
      const rarity = Math.log(1 + (all.length - having[at]! + 0.5) / (having[at]! + 0.5));
      return sum + rarity * count * 2.2 / (count + damping);
    }, 0);
    // What has all words comes first.
    return [text, counts.every((count) => count > 0) ? score : 0];
  }));
}

/** Sums are kept in single precision, so chunks that differ by less may change places. */
const asGood = 1 - 1e-6;

Deno.test("find() finds what reading everything would, also for words that stand nearly everywhere", async () => {
  await using library = await openLibrary();
  const scope = await library.addProject();
  const all = texts(createRandom(7), 4500);
  await library.addDocument(scope, { chunks: all });
  const search = createTextSearch(library.db);
  const queries = [
    ["boot"],
    ["heck"],
    ["boot", "steg"],
    ["wind", "bug", "heck"],
    words.slice(0, 5),
  ];
  for (const asked of queries) {
    const { text } = await search.find({ ...scope, query: asked.join(" "), limit: 10 });
    const worth = worths(all, asked);
    const best = [...worth.values()].toSorted((a, b) => b - a).slice(0, 10);
    const found = text.map(({ chunk }) => worth.get(chunk.text)!);
    assert.equal(found.length, best.length);
    found.forEach((score, at) =>
      assert.ok(score >= asGood * best[at]!, `${asked}, ${at + 1}: ${score} of ${best[at]}`)
    );
  }
});

Deno.test("find() finds frequent words among what a filter allows and after documents are removed", async () => {
  await using library = await openLibrary();
  const scope = await library.addProject();
  const all = texts(createRandom(8), 1200);
  const ids: DocumentId[] = [];
  for (let from = 0; from < all.length; from += 100) {
    ids.push(await library.addDocument(scope, { chunks: all.slice(from, from + 100) }));
  }
  const search = createTextSearch(library.db);
  const query = { ...scope, query: "boot steg", limit: 10 };
  const only = await search.find({ ...query, filter: { documentIds: [ids[3]!] } });
  assert.equal(only.text.length, 10);
  assert.ok(only.text.every(({ chunk }) => chunk.documentId === ids[3]));
  for (const id of ids.slice(0, 11)) await library.remove(id);
  const left = await search.find(query);
  assert.equal(left.text.length, 10);
  assert.ok(left.text.every(({ chunk }) => chunk.documentId === ids[11]));
});
