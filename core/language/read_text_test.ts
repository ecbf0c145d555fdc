import assert from "node:assert/strict";
import { createTextReader, longestTerm } from "./read_text.ts";

const read = (text: string) => createTextReader().read(text);

Deno.test("read() brings every spelling of a word to one term", () => {
  const same = [
    ["Die Häuser", "Das Haus", "die haeuser", "DIE HÄUSER", "die Ha\u0308user", "die Häu\u00adser"],
    ["die Straße", "die STRASSE", "der Strassen"],
    ["die Frauen", "die Frau"],
    ["die neuen Quellen", "eine neue Quelle"],
    ["the running boat", "all the boats"],
    ["the ﬁles", "the file", "the ﬁle’s"],
  ];
  for (const forms of same) {
    const stems = forms.map((form) => read(form).words.at(form.includes("’") ? -2 : -1));
    assert.equal(new Set(stems).size, 1, `${forms}: ${stems}`);
  }
});

Deno.test("read() stems in the language of the text", () => {
  assert.deepEqual(read("Die Versicherungen zahlen nicht").words, [
    "die",
    "versicher",
    "zahl",
    "nicht",
  ]);
  assert.deepEqual(read("The houses are closing").words, ["the", "hous", "ar", "close"]);
  assert.deepEqual(read("12 Übungen").words, ["12", "ubung"]);
});

Deno.test("read() keeps what a written word may be looked for by beside its pieces", () => {
  const cases: [string, string[], string[]][] = [
    ["E-Mail-Adresse für", ["e", "mail", "adress", "fur"], ["emailadress"]],
    ["Versiche-\nrung und", ["versich", "rung", "und"], ["versicher"]],
    ["parseConfig", ["parseconfig"], ["pars", "config"]],
    ["parse_config", ["pars", "config"], ["parseconfig"]],
    ["HTTPServer2", ["httpserver2"], ["http", "server2"]],
    ["10.000", ["10", "000"], ["10000"]],
    ["東京都", ["東京", "京都"], []],
    ["東", ["東"], []],
  ];
  for (const [text, words, others] of cases) assert.deepEqual(read(text), { words, others }, text);
});

Deno.test("read() reads what stands beside a text in the text's language", () => {
  const { words, others } = createTextReader().read("Das ist der Text", "Versicherungen");
  assert.deepEqual(words, ["das", "ist", "der", "text"]);
  assert.deepEqual(others, ["versicher"]);
});

Deno.test("read() takes whatever there is in texts", () => {
  assert.deepEqual(read(""), { words: [], others: [] });
  assert.deepEqual(read("\0 \ud800 🙂 ... \u200b"), { words: [], others: [] });
  assert.deepEqual(read("x".repeat(1000)).words, ["x".repeat(longestTerm)]);
  assert.equal(read("a-".repeat(50_000)).words.length, 50_000);
  for (const term of read('<b>"quoted" (x:y) z~1 *').words) assert.match(term, /^[a-z0-9]+$/);
});

Deno.test("read() remembers only so many words, and reads them the same when they come again", () => {
  const reader = createTextReader();
  const many = Array.from({ length: 60_000 }, (_, at) => `wort${at}`).join(" ");
  const first = reader.read(many);
  assert.deepEqual(reader.read(many), first);
});
