import assert from "node:assert/strict";
import { makeDocx, makeZip } from "../testing/docx_fixtures.ts";
import { epubParts } from "../testing/epub_fixtures.ts";
import { makePdf } from "../testing/pdf_fixtures.ts";
import { recogniseFormat } from "./recognise.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

Deno.test("recogniseFormat() goes by content, whatever the name says", async () => {
  assert.equal(recogniseFormat(await makePdf([[]]), "a.txt"), "pdf");
  assert.equal(recogniseFormat(utf8("junk before\n%PDF-1.4"), "a.docx"), "pdf");
  assert.equal(recogniseFormat(await makeDocx(), "a.pdf"), "docx");
  assert.equal(recogniseFormat(utf8("Größe"), "a.pdf"), "txt");
  assert.equal(recogniseFormat(utf8("<script>alert(1)</script>"), "a.txt"), "txt");
});

Deno.test("recogniseFormat() tells Markdown from text by the name", () => {
  assert.equal(recogniseFormat(utf8("# x"), "a.md"), "md");
  assert.equal(recogniseFormat(utf8("# x"), "A.MARKDOWN"), "md");
  assert.equal(recogniseFormat(utf8("# x"), "a.txt"), "txt");
  assert.equal(recogniseFormat(utf8("# x"), "md"), "txt");
});

Deno.test("recogniseFormat() tells apart by the name what is written in plain characters", () => {
  const names = {
    "a.htm": "html",
    "a.CSV": "csv",
    "a.tsv": "csv",
    "a.py": "code",
    "src/a.test.ts": "code",
    "a.log": "txt",
    Makefile: "txt",
    "a.epub": "txt",
  };
  for (const [name, format] of Object.entries(names)) {
    assert.equal(recogniseFormat(utf8("a, b"), name), format, name);
  }
});

Deno.test("recogniseFormat() knows a web page by its beginning", () => {
  for (
    const html of [
      "<!DOCTYPE html><p>x",
      "\ufeff\n <html lang=de>",
      '<?xml version="1.0"?>\n<!-- <p> --><!doctype HTML public "x">',
    ]
  ) {
    assert.equal(recogniseFormat(utf8(html), "a.txt"), "html", html);
    assert.equal(recogniseFormat(utf8(html), "a.php"), "code", html);
  }
  assert.equal(recogniseFormat(utf8("<htmlx>"), "a.txt"), "txt");
});

Deno.test("recogniseFormat() tells books and archives from Word files", async () => {
  assert.equal(recogniseFormat(await makeZip(epubParts()), "a.bin"), "epub");
  assert.equal(recogniseFormat(await makeZip({ mimetype: "application/x-odt" }), "a.zip"), null);
  assert.equal(recogniseFormat(await makeZip({ "a.txt": "x" }), "a.zip"), "zip");
  assert.equal(recogniseFormat(await makeZip({ "a.txt": "x" }), "a.docx"), "docx");
  assert.equal(recogniseFormat(await makeZip({}), "a.zip"), "zip");
  assert.equal(recogniseFormat(await makeZip({ "_rels/.rels": "x" }), "a.zip"), "docx");
});

Deno.test("recogniseFormat() refuses programs, pictures, RTF and old Word files", () => {
  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]);
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  assert.equal(recogniseFormat(program, "a.pdf"), null);
  assert.equal(recogniseFormat(picture, "a.txt"), null);
  assert.equal(recogniseFormat(utf8("{\\rtf1\\ansi"), "a.txt"), null);
  assert.equal(recogniseFormat(ole, "a.doc"), null);
  assert.equal(recogniseFormat(ole, "a.docx"), "docx", "may be a DOCX with a password");
});

Deno.test("recogniseFormat() is not misled by a character cut at the sample's end", () => {
  for (let shift = 0; shift < 4; shift++) {
    const text = "x".repeat(shift) + "🙂".repeat(2000);
    assert.equal(recogniseFormat(utf8(text).subarray(0, 4096), "a.txt"), "txt");
  }
});
