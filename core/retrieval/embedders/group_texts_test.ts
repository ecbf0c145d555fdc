import assert from "node:assert/strict";
import { groupTexts } from "./group_texts.ts";

Deno.test("groupTexts() keeps the order and both limits; a longer text is alone", () => {
  const texts = ["aa", "b", "c", "dddddd", "e", ""];
  assert.deepEqual(groupTexts(texts, { texts: 2, characters: 4 }), [
    ["aa", "b"],
    ["c"],
    ["dddddd"],
    ["e", ""],
  ]);
  assert.deepEqual(groupTexts([], { texts: 2, characters: 4 }), []);
});
