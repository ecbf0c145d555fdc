import assert from "node:assert/strict";
import { createRandom } from "../../testing/random_text.ts";
import { findDelimiter } from "./find_delimiter.ts";
import { parseCsv } from "./parse_csv.ts";
import { readCsv } from "./read_csv.ts";

const read = (text: string, name = "a.csv") => readCsv(new TextEncoder().encode(text), name).text;

Deno.test("readCsv() names the columns in every line", () => {
  const text = 'Name;Alter;Ort\r\n"Maria, Anna";12;"Bad\r\nTölz"\r\n\r\nBen;;Köln;zu viel\r\n';
  assert.equal(
    read(text),
    "Name: Maria, Anna; Alter: 12; Ort: Bad Tölz\nName: Ben; Ort: Köln; zu viel\n",
  );
});

Deno.test("readCsv() keeps values alone where nothing names the columns", () => {
  assert.equal(read("1,2\n3,4\n"), "1; 2\n3; 4\n");
  assert.equal(read("a,a\nb,c\n"), "a; a\nb; c\n");
  assert.equal(read("only,one"), "only; one\n");
});

Deno.test("readCsv() finds comma, semicolon, tabulator and bar, and Excel's own line", () => {
  for (const delimiter of [",", ";", "\t", "|"]) {
    const rows = [["Wert", "Text"], ["1", "a"], ["2", "b"]];
    const text = rows.map((row) => row.join(delimiter)).join("\n");
    assert.equal(read(text), "Wert: 1; Text: a\nWert: 2; Text: b\n", JSON.stringify(delimiter));
  }
  assert.equal(read("sep=;\nX;Y\n1,5;2"), "X: 1,5; Y: 2\n");
  assert.equal(read("Satz\teins\na, b, c\td, e, f\n", "a.tsv"), "Satz: a, b, c; eins: d, e, f\n");
  assert.equal(findDelimiter("Preis;Name\n1,50;a\n2,50;b\n"), ";");
  assert.equal(findDelimiter("ein Satz\nnoch einer"), ",");
});

Deno.test("parseCsv() takes quotes that enclose nothing for what they are", () => {
  const parse = (text: string) => [...parseCsv(text, ",")];
  assert.deepEqual(parse('5" pipe,"a""b","open'), [['5" pipe', 'a"b', '"open']]);
  assert.deepEqual(parse('"He said "hi"",x'), [['"He said "hi""', "x"]]);
  assert.deepEqual(parse('"",\n'), [["", ""]]);
});

Deno.test("parseCsv() reads back whatever is written by the rules", () => {
  const random = createRandom(11);
  const letters = ['"', ",", "\n", "\r\n", "a", " ", "ü", ";"];
  for (let round = 0; round < 300; round++) {
    const value = () =>
      Array.from({ length: random.below(5) }, () => random.pick(letters)).join("");
    const rows = Array.from({ length: 1 + random.below(4) }, () => [value(), value(), "x"]);
    const written = rows.map((row) =>
      row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")
    ).join("\r\n");
    assert.deepEqual([...parseCsv(written, ",")], rows);
  }
});
