import assert from "node:assert/strict";
import { readBlocks } from "./blocks.ts";

Deno.test("readBlocks() tells headings, pairs, lists, tables and prose apart", () => {
  const text = `# House

Some prose that
goes on.

Deposit: a postcard
Age – nine years

Fees:

- one
- two
  and more

| Boat | Price |
| --- | ---: |
| Skiff | 3 |

Opening hours

Term
: what it means

Name\tAge
Ann\t4
`;
  const blocks = readBlocks(text, "");
  assert.deepEqual(blocks.map(({ kind }) => kind), [
    "heading",
    "paragraph",
    "pair",
    "pair",
    "paragraph",
    "list",
    "table",
    "heading",
    "pair",
    "table",
  ]);
  for (const { start, end } of blocks) assert.equal(text.slice(start, end).trim().length > 0, true);
  const [list] = blocks.filter((block) => block.kind === "list");
  assert.deepEqual(list!.items.map(({ start, end }) => text.slice(start, end)), [
    "one",
    "two\n  and more",
  ]);
  const tables = blocks.filter((block) => block.kind === "table");
  assert.deepEqual(tables.map(({ rows }) => rows.map((row) => row.map((cell) => cell.text))), [
    [["Boat", "Price"], ["Skiff", "3"]],
    [["Name", "Age"], ["Ann", "4"]],
  ]);
  assert.deepEqual(tables.map(({ heading }) => heading), ["House", "Opening hours"]);
});

Deno.test("readBlocks() takes a remark for prose", () => {
  for (
    const text of ["Note: the lid is hot.", "See https://example.org/x for more.", "12:30 lunch"]
  ) {
    assert.deepEqual(readBlocks(text, "").map(({ kind }) => kind), ["paragraph"], text);
  }
});

Deno.test("readBlocks() passes over fenced code, also where a chunk begins inside of it", () => {
  const code = "```sh\nTerm: value\n```";
  const kinds = (text: string) => readBlocks(text, "").map(({ kind }) => kind);
  assert.deepEqual(kinds(`Port: 80\n${code}\nAge: 9 years\n`), ["pair", "pair"]);
  assert.deepEqual(kinds("Term: value\n```\nAge: 9 years\n"), ["pair"]);
  assert.deepEqual(kinds("Age: 9 years\n```sh\nTerm: value\n"), ["pair"]);
});

Deno.test("readBlocks() takes pictures from headings and boxes from lists", () => {
  const [heading, list] = readBlocks("## 🔐 Safety\n\n- [ ] one\n- [x] two\n", "");
  assert.equal(heading?.heading, "Safety");
  assert.ok(list?.kind === "list");
  assert.deepEqual(list.items.map(({ end, start }) => end - start), [3, 3]);
});

Deno.test("readBlocks() takes an announcement, a question and a torn term for no pair", () => {
  for (
    const text of ["Steps: the tool loads:", "Cloud: needed? (later)", "Files (many: PDF, MD)"]
  ) {
    assert.ok(readBlocks(text, "").every(({ kind }) => kind !== "pair"), text);
  }
});
