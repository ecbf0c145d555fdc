import assert from "node:assert/strict";
import { extractPairs } from "../extractive.ts";
import { chunkOf } from "../testing/load_fixture.ts";

function asked(text: string): string[] {
  const { pairs } = extractPairs([chunkOf(text)], { factsPerChunk: 99, documentShare: 0 });
  return pairs.map(({ instruction }) => instruction);
}

Deno.test("englishReader takes no heading into the sentence below it", () => {
  const lesson = `Chemistry 9b – Lesson 12: Acids

Material
Each group gets six test tubes. The lesson lasts for 45 minutes.
Safety:
Mr Brandl keeps the key in room 214.`;
  const questions = asked(lesson);
  assert.ok(questions.includes("How many test tubes does each group get?"), questions.join("\n"));
  assert.ok(questions.includes("Who keeps the key in room 214?"), questions.join("\n"));
  assert.deepEqual(questions.filter((each) => /Material|Safety|Chemistry/iu.test(each)), []);
});

Deno.test("englishReader asks nothing by what is forbidden or by the part of a thing", () => {
  const texts = [
    "Eating and drinking is forbidden in the chemistry room.",
    "Smoking is prohibited in the hall.",
    "Acid residues go into the bin with the yellow lid.",
  ];
  for (const text of texts) assert.deepEqual(asked(text), [], text);
});
