import assert from "node:assert/strict";
import { splitSentences } from "./sentences.ts";

function split(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

Deno.test("splitSentences() cuts at ends of sentences only", () => {
  assert.deepEqual(split("It opens at 6:40. Come early! Why not?  Dr. Moor lives at St. Ives."), [
    "It opens at 6:40.",
    "Come early!",
    "Why not?",
    "Dr. Moor lives at St. Ives.",
  ]);
  assert.deepEqual(split("Am 12. Mai um ca. 8 Uhr, d.h. früh. Der 4. Stock ist zu."), [
    "Am 12. Mai um ca. 8 Uhr, d.h. früh.",
    "Der 4. Stock ist zu.",
  ]);
  assert.deepEqual(split("Wasser siedet bei 100 °C. Öl nicht."), [
    "Wasser siedet bei 100 °C.",
    "Öl nicht.",
  ]);
  assert.deepEqual(split("This is what we do. The answer is no. It is so. Look at the sun. Dry."), [
    "This is what we do.",
    "The answer is no.",
    "It is so.",
    "Look at the sun.",
    "Dry.",
  ]);
  assert.deepEqual(split("Treffen: Do. 14.3. in Nr. 5. Open on Sat. 9 to 5."), [
    "Treffen: Do. 14.3. in Nr. 5.",
    "Open on Sat. 9 to 5.",
  ]);
  assert.deepEqual(split("J. Moor wrote it. No end"), ["J. Moor wrote it.", "No end"]);
  assert.deepEqual(split(""), []);
});
