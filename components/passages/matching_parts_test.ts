import assert from "node:assert/strict";
import { excerptOf, matchingParts } from "./matching_parts.ts";

function marked(text: string, ...words: string[]): string[] {
  return matchingParts(text, words).filter(({ isMatch }) => isMatch).map((part) => part.text);
}

Deno.test("matchingParts() finds words in other endings, spellings and compounds", () => {
  assert.deepEqual(marked("Die Schlüssel und der Schluessel.", "Schlüssels"), [
    "Schlüssel",
    "Schluessel",
  ]);
  assert.deepEqual(marked("Der Bootshausschlüssel hängt da.", "Schlüssel"), [
    "Bootshausschlüssel",
  ]);
  assert.deepEqual(marked("He opened the gates.", "gate"), ["gates"]);
  assert.deepEqual(marked("Straße, Strasse", "straße"), ["Straße", "Strasse"]);
});

Deno.test("matchingParts() marks short words only as a whole, and loses no text", () => {
  const text = "An der Bar: a bar, Barbara, 12 Euro.";
  assert.deepEqual(marked(text, "bar"), ["Bar", "bar"]);
  assert.deepEqual(marked(text, "12"), ["12"]);
  for (const words of [[], ["bar"], ["nirgends"]]) {
    assert.equal(matchingParts(text, words).map((part) => part.text).join(""), text);
  }
});

Deno.test("excerptOf() shows a long passage around its first match", () => {
  const text = `${"Wort ".repeat(400)}Der Schlüssel hängt am Haken. ${"Ende ".repeat(400)}`;
  const { parts, isWhole } = excerptOf(text, ["Schlüssel"]);
  const shown = parts.map((part) => part.text).join("");
  assert.equal(isWhole, false);
  assert.match(shown, /^… Wort .*Der Schlüssel hängt am Haken\..* …$/s);
  assert.ok(shown.length < 520);
  assert.equal(excerptOf("Kurz.", ["lang"]).isWhole, true);
  const last = excerptOf(`${"Wort ".repeat(400)}Herr Dr. Größmann.`, ["Groessmann"]);
  assert.deepEqual(last.parts.filter(({ isMatch }) => isMatch).map((part) => part.text), [
    "Größmann",
  ]);
});
