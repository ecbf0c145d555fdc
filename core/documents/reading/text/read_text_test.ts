import assert from "node:assert/strict";
import { readMarkdown, readPlainText } from "./read_text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

Deno.test("readPlainText() normalises line ends, composition and control characters", () => {
  const { text, pageStarts, headings } = readPlainText(utf8("a\r\nb\rc\u2028d\fe u\u0308\x1b[0m"));
  assert.equal(text, "a\nb\nc\nd\ne ü[0m");
  assert.equal(pageStarts, null);
  assert.deepEqual(headings, []);
});

Deno.test("readMarkdown() keeps the text and finds ATX and setext headings", () => {
  const source = "# One #\n\ntext\n\nTwo *is*\n===\n\n### Three `x` [y](z)\n\nFour\n----\n";
  const { text, headings } = readMarkdown(utf8(source));
  assert.equal(text, source);
  assert.deepEqual(headings, [
    { level: 1, title: "One", offset: 0 },
    { level: 1, title: "Two *is*", offset: source.indexOf("Two") },
    { level: 3, title: "Three x y", offset: source.indexOf("###") },
    { level: 2, title: "Four", offset: source.indexOf("Four") },
  ]);
});

Deno.test("readMarkdown() takes nothing for a heading that is none", () => {
  const texts = [
    "```\n# code\n```\n",
    "~~~~\n# code\n~~~\n# still code\n~~~~\n",
    "---\ntitle: x\n# comment\n---\n",
    "- item\n---\n",
    "> quote\n---\n",
    "| a | b |\n---\n",
    "text\n\n---\n",
    "#hashtag\n",
    "#\n",
    "    # indented code\n",
    "####### seven\n",
  ];
  for (const text of texts) assert.deepEqual(readMarkdown(utf8(text)).headings, [], text);
});

Deno.test("readMarkdown() goes on after front matter and code", () => {
  const { headings } = readMarkdown(utf8("---\na: b\n---\n# One\n```js\n# no\n```\n# Two\n"));
  assert.deepEqual(headings.map(({ title }) => title), ["One", "Two"]);
});
