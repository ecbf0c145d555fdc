import assert from "node:assert/strict";
import { fold } from "./fold.ts";
import { rank } from "./rank.ts";

Deno.test("fold() makes one word of all ways to type an umlaut", () => {
  for (const typed of ["Übungen", "übungen", "Ubungen", "Uebungen", "U\u0308bungen", "ÜBUNGEN"]) {
    assert.equal(fold(typed), "ubungen", typed);
  }
  assert.equal(fold("  Straße \n 5"), "strasse 5");
});

Deno.test("fold() of a beginning is the beginning of the folded text", () => {
  for (const text of ["Müller", "Mueller", "Neue Quellen", "Größe"]) {
    for (let length = 0; length <= text.length; length++) {
      const beginning = fold(text.slice(0, length));
      assert.ok(fold(text).startsWith(beginning), `${text.slice(0, length)}: ${beginning}`);
    }
  }
});

Deno.test("rank() puts beginnings before other places, and names before other words", () => {
  const titles = ["Chemie", "Chemie 9b", "Organische Chemie", "Biochemie", "Physik"];
  const ranked = titles.map((title) => rank({ title }, "chemie"));
  assert.deepEqual(ranked, [0, 1, 2, 3, null]);
  assert.equal(rank({ title: "Einstellungen", words: "Sprache Farben" }, "spra"), 4);
});

Deno.test("rank() wants every word of the query, in any order", () => {
  const run = { title: "Lauf 3 Chemie" };
  assert.ok(rank(run, "chemie lauf") !== null);
  assert.equal(rank(run, "chemie 4"), null);
  assert.equal(rank(run, "   "), null);
});
