import assert from "node:assert/strict";
import { parseQuery, withoutExclusions, withoutPhrases } from "./parse_query.ts";

Deno.test("parseQuery() tells words, phrases and exclusions apart", () => {
  assert.deepEqual(parseQuery(`Kanu "frischer Lack" -Motor -"nasse Füße" E-Mail`), {
    words: ["Kanu", "E-Mail"],
    phrases: ["frischer Lack"],
    excluded: ["Motor", "nasse Füße"],
    spoken: "Kanu frischer Lack E-Mail",
  });
});

Deno.test("parseQuery() knows the quotation marks of German and English", () => {
  const { phrases } = parseQuery(`„auf dem See“ “on the lake” «sur le lac» »auf See«`);
  assert.deepEqual(phrases, ["auf dem See", "on the lake", "sur le lac", "auf See"]);
});

Deno.test("parseQuery() takes a dash, a minus and a hyphen of any kind for the same", () => {
  for (const minus of ["-", "–", "−", "‐", "\u2011", "\uff0d"]) {
    const { words, excluded } = parseQuery(`Kanu ${minus}Motor ${minus}„nasse Füße“ 5 ${minus}3`);
    assert.deepEqual([words, excluded], [["Kanu", "5", "3"], ["Motor", "nasse Füße"]], minus);
  }
  const { words, excluded } = parseQuery("Montag–Freitag, Boote – auch Kanus");
  assert.deepEqual([words.length, excluded], [5, []]);
});

Deno.test("a query can be had without its exclusions, and without its phrases", () => {
  const query = `Kanu  -Motor "frischer Lack" –"nasse Füße" E-Mail`;
  assert.equal(withoutExclusions(query), `Kanu "frischer Lack" E-Mail`);
  assert.equal(withoutPhrases(query), `Kanu -Motor frischer Lack –"nasse Füße" E-Mail`);
});

Deno.test("parseQuery() takes everything else for text", () => {
  const cases: [string, string[]][] = [
    [`a AND (b OR c) NOT d`, ["a", "AND", "b", "OR", "c", "NOT", "d"]],
    [`words:x NEAR(a b, 3) ^y z*`, ["words", "x", "NEAR", "a", "b", "3", "y", "z"]],
    [`one "open quote`, ["one", "open", "quote"]],
    [`5 - 3 -5 --help 3-4`, ["5", "3", "5", "help", "3-4"]],
    [`'; DROP TABLE chunks; --`, ["DROP", "TABLE", "chunks"]],
    ["nul\0byte", ["nul", "byte"]],
    ["\ud800 lone", ["lone"]],
    ["🙂 ... !!! ★", []],
    [`"" -"" -"!"`, []],
  ];
  for (const [query, words] of cases) {
    const { spoken: _, ...parts } = parseQuery(query);
    assert.deepEqual(parts, { words, phrases: [], excluded: [] }, query);
  }
});

Deno.test("parseQuery() reads the longest queries in one go", () => {
  for (const piece of ["„", "«", `"`, ` "`, " -", "wort ", ` -„`, "-", "a-"]) {
    parseQuery(piece.repeat(100_000 / piece.length));
  }
});
