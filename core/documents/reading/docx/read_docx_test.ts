import assert from "node:assert/strict";
import { AppError, type ErrorCode } from "@/core/contract/mod.ts";
import { docxParts, makeDocx, makeZip, paragraphXml } from "../../testing/docx_fixtures.ts";
import { lockedFile } from "../../testing/locked_files.ts";
import { readDocx } from "./read_docx.ts";

async function readBody(body: string, more: Record<string, string> = {}): Promise<string> {
  const { text } = await readDocx(await makeZip({ ...docxParts(body), ...more }));
  return text.trim();
}

async function assertRefused(bytes: Uint8Array, code: ErrorCode): Promise<void> {
  await assert.rejects(
    readDocx(bytes),
    (error) => error instanceof AppError && error.code === code,
    code,
  );
}

Deno.test("readDocx() reads headings, lists, tables, notes and tabs in their order", async () => {
  const { text, headings, pageStarts } = await readDocx(await makeDocx());
  assert.equal(
    text,
    [
      "Das Handbuch",
      "",
      "Über Größen",
      "",
      "Die Größe & das <Maß>[^1] zählen.",
      "[^1]: Eine Fußnote.",
      "",
      "Schritte",
      "",
      "1. Messen",
      "2. Schneiden",
      "  2.a gerade",
      "3. Kleben",
      "- ein Punkt",
      "",
      "| Name | Wert |",
      "| --- | --- |",
      "| Länge | 12\\|13 cm |",
      "",
      "vor\tnach",
      "",
    ].join("\n"),
  );
  assert.deepEqual(headings, [
    { level: 0, title: "Das Handbuch", offset: 0 },
    { level: 1, title: "Über Größen", offset: text.indexOf("Über") },
    { level: 2, title: "Schritte", offset: text.indexOf("Schritte") },
  ]);
  assert.equal(pageStarts, null);
});

Deno.test("readDocx() leaves deleted text out, takes inserted text, text boxes once", async () => {
  const body =
    `<w:p><w:r><w:t>keep </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>
    <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
    <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraphXml("box")}</w:txbxContent>
    </mc:Choice><mc:Fallback>${paragraphXml("box again")}</mc:Fallback></mc:AlternateContent>
    <w:t>around</w:t></w:r></w:p>`;
  assert.equal(await readBody(body), "keep new\n\nbox\n\naround");
});

Deno.test("readDocx() takes no white space between tags for text, and all pieces of one", async () => {
  const body = `<w:p>
    <w:r><w:t>eins</w:t> <w:tab/> <w:t/> <w:t><![CDATA[ <zwei>]]> drei</w:t>
    <w:t xml:space="preserve"> vier<!-- nicht --> fünf</w:t></w:r> </w:p>`;
  assert.equal(await readBody(body), "eins\t <zwei> drei vier fünf");
});

Deno.test("readDocx() expands XML's own entities and numbered characters only", async () => {
  const body = paragraphXml("a&amp;b &#228;&#x1F642; &lt;x&gt; &unknown; &#x110000;");
  assert.equal(await readBody(body), "a&b ä🙂 <x> &unknown; &#x110000;");
});

Deno.test("readDocx() takes names that every object has for the names they are", async () => {
  const body = paragraphXml("a &constructor; &toString;") + "<w:__proto__/><w:constructor/>";
  assert.equal(await readBody(body), "a &constructor; &toString;");
});

Deno.test("readDocx() reads tags whose values hold angle brackets", async () => {
  const body = `<w:p w:note="a > b"><w:r><w:t xml:space='p>q'>text</w:t></w:r></w:p>`;
  assert.equal(await readBody(body), "text");
});

Deno.test("readDocx() puts a table inside a table's cell into that cell", async () => {
  const inner = `<w:tbl><w:tr><w:tc>${paragraphXml("x")}</w:tc><w:tc>${
    paragraphXml("y")
  }</w:tc></w:tr></w:tbl>`;
  const body = `<w:tbl><w:tr><w:tc>${paragraphXml("a")}${inner}</w:tc></w:tr></w:tbl>`;
  assert.equal(await readBody(body), "| a x, y |\n| --- |");
});

Deno.test("readDocx() composes characters and drops what is no text", async () => {
  assert.equal(await readBody(paragraphXml("u\u0308ber\u00admut&#0;&#1;\ufeff")), "übermut");
});

Deno.test("readDocx() never follows what lies outside", async () => {
  const relations = `<Relationships>
    <Relationship Type="x/footnotes" Target="http://evil.example/notes.xml" TargetMode="External"/>
    <Relationship Type="x/styles" Target="../../../../etc/passwd"/></Relationships>`;
  const more = { "word/_rels/document.xml.rels": relations };
  assert.equal(await readBody(paragraphXml("safe"), more), "safe");
});

Deno.test("readDocx() refuses document types, and so entity bombs", async () => {
  const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>`;
  const parts = { ...docxParts(""), "word/document.xml": bomb };
  await assertRefused(await makeZip(parts), "document_unsafe");
});

Deno.test("readDocx() refuses archives whose names leave them", async () => {
  for (
    const name of ["../evil.xml", "/etc/evil.xml", "C:/evil.xml", "a/../../evil", "word\\x.xml"]
  ) {
    const parts = { ...docxParts(paragraphXml("x")), [name]: "evil" };
    await assertRefused(await makeZip(parts), "document_unsafe");
  }
});

Deno.test("readDocx() refuses what would unpack to a hundred times its size", async () => {
  const body = paragraphXml("0".repeat(3_000_000));
  await assertRefused(await makeZip(docxParts(body)), "document_bomb");
});

Deno.test("readDocx() refuses a part that lies about its size", async () => {
  const bytes = await makeZip(docxParts(paragraphXml("0".repeat(5_000_000))));
  await assertRefused(withStatedSizes(bytes, 1000), "document_unsafe");
});

/** Writes another uncompressed size into every record of an archive's directory (APPNOTE 4.3.12). */
function withStatedSizes(bytes: Uint8Array, size: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (let at = 0; at + 4 < changed.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return changed;
}

Deno.test("readDocx() tells other containers from Word's", async () => {
  await assertRefused(await makeZip({ "a.txt": "just a zip" }), "document_format_unknown");
  const sheet = { ...docxParts(""), "word/document.xml": "<workbook/>" };
  await assertRefused(await makeZip(sheet), "document_format_unknown");
});

Deno.test("readDocx() names a password, and a cut-off file", async () => {
  const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  await assertRefused(await lockedFile("agile.docx"), "document_needs_password");
  await assertRefused(new Uint8Array(magic), "document_damaged");
  const whole = await makeDocx();
  await assertRefused(whole.subarray(0, whole.length / 2), "document_damaged");
});

Deno.test("readDocx() passes over what holds elements of its own name, and reads on behind it", async () => {
  const properties =
    `<w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange><w:rPr/></w:rPr>`;
  const body = `<w:p><w:r>${properties}<w:t>eins </w:t></w:r><w:del w:id="1"/><w:r><w:rPr/>
    <w:t>zwei</w:t></w:r></w:p>`;
  assert.equal(await readBody(body), "eins zwei");
  await assertRefused(
    await makeZip(docxParts("<w:p><w:del><w:t>never closed</w:t></w:p>")),
    "document_damaged",
  );
});
