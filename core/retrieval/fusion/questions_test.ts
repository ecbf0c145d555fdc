import assert from "node:assert/strict";
import { openLibrary } from "../testing/library.ts";
import { createPassageSearch } from "./search_passages.ts";

interface Passage {
  name: string;
  text: string;
  questions: string[];
}

async function passagesIn(language: "de" | "en"): Promise<Passage[]> {
  const file = new URL(`../testdata/passages_${language}.json`, import.meta.url);
  return JSON.parse(await Deno.readTextFile(file));
}

/** For each question the place of the passage that it was written for; 0 when it is not found. */
async function places(language: "de" | "en"): Promise<number[]> {
  await using library = await openLibrary();
  const scope = await library.addProject();
  const passages = await passagesIn(language);
  const others = await passagesIn(language === "de" ? "en" : "de");
  const chunks = [...passages, ...others].map(({ text }) => text);
  await library.addDocument(scope, { chunks });
  const search = createPassageSearch({ db: library.db });
  const found: number[] = [];
  for (const { text, questions } of passages) {
    for (const query of questions) {
      const { hits } = await search.search({ ...scope, query, limit: 10, mode: "text" });
      found.push(hits.find((hit) => hit.text === text)?.place ?? 0);
    }
  }
  return found;
}

/** What words alone find of questions that use other words; `bench/retrieval_quality.ts` has more. */
const wanted = { de: { first: 25, inThree: 33 }, en: { first: 30, inThree: 35 } };

for (const language of ["de", "en"] as const) {
  Deno.test(`search() finds most answers to questions in other words (${language}), by words alone`, async () => {
    const found = await places(language);
    const first = found.filter((place) => place === 1).length;
    const inThree = found.filter((place) => place > 0 && place <= 3).length;
    assert.equal(found.length, 40);
    assert.ok(first >= wanted[language].first, `${first} first`);
    assert.ok(inThree >= wanted[language].inThree, `${inThree} among the first three`);
  });
}
