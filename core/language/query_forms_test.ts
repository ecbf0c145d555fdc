import assert from "node:assert/strict";
import { phraseForms, queryForms } from "./query_forms.ts";
import { createTextReader } from "./read_text.ts";

Deno.test("queryForms() meets a word in texts of either language and either spelling", () => {
  const reader = createTextReader();
  const texts = ["Das ist Müller", "This is Müller", "Das ist Mueller", "This is Mueller"];
  for (const query of ["Müller", "Mueller", "MÜLLER"]) {
    for (const text of texts) {
      const term = reader.read(text).words.at(-1)!;
      assert.ok(queryForms(query).includes(term), `${query} in ${text}: ${term}`);
    }
  }
});

Deno.test("queryForms() is one term where the languages agree", () => {
  assert.deepEqual(queryForms("Haus"), ["haus", "hau"]);
  assert.deepEqual(queryForms("2026"), ["2026"]);
  assert.deepEqual(queryForms("\u0301"), []);
});

Deno.test("phraseForms() keeps the order of words, in German and in English", () => {
  assert.deepEqual(phraseForms("die alten Häuser"), [["die", "alt", "haus"], [
    "die",
    "alten",
    "hauser",
  ]]);
  assert.deepEqual(phraseForms("E-Mail 12"), [["e", "mail", "12"]]);
});
