import assert from "node:assert/strict";
import { AppError } from "@/core/contract/mod.ts";
import { makeZip } from "../../testing/docx_fixtures.ts";
import { epubParts } from "../../testing/epub_fixtures.ts";
import { readEpub } from "./read_epub.ts";

Deno.test("readEpub() reads the chapters in the order of the spine", async () => {
  const { text, headings } = await readEpub(await makeZip(epubParts()));
  assert.equal(
    text,
    "Das Buch\n\nErstes Kapitel\n\nEs beginnt.\n\nZweites\n\nEs geht weiter.\n",
  );
  assert.deepEqual(
    headings.map(({ level, title }) => [level, title]),
    [[0, "Das Buch"], [1, "Erstes Kapitel"], [1, "Zweites"]],
  );
});

Deno.test("readEpub() takes titles from the NCX of older books", async () => {
  const ncx = `<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://example.org/ncx.dtd"><ncx>
    <navMap><navPoint><navLabel><text>Aus dem &lt;NCX&gt;</text></navLabel>
    <content src="text/two.xhtml#x"/></navPoint></navMap></ncx>`;
  const nav = '<item id="nav" href="nav.xhtml" media-type="application/x-dtbncx+xml"/>';
  const { headings } = await readEpub(await makeZip(epubParts({ nav, contents: ncx })));
  assert.equal(headings.at(-1)?.title, "Aus dem <NCX>");
});

Deno.test("readEpub() leaves out chapters that are missing or lie elsewhere", async () => {
  const more =
    `<item id="web" href="http://evil.example/x.xhtml"/><item id="gone" href="g.xhtml"/>`;
  const spine = '<itemref idref="web"/><itemref idref="gone"/><itemref idref="unknown"/>';
  const { text } = await readEpub(await makeZip(epubParts({ more, spine })));
  assert.match(text, /Es beginnt/);
});

Deno.test("readEpub() reads chapters as XML, whether they say so or not", async () => {
  const two = `<html><head><title/><script src="r.js"/></head><body><p>Kurz.</p></body></html>`;
  const { text } = await readEpub(await makeZip({ ...epubParts(), "OEBPS/text/two.xhtml": two }));
  assert.match(text, /Zweites\n\nKurz\./);
});

Deno.test("readEpub() names copy protection, damage, and what is no book", async () => {
  const protection = `<encryption><enc:EncryptedData><enc:CipherData>
    <enc:CipherReference URI="OEBPS/text/two.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`;
  const refused = [
    [{ ...epubParts(), "META-INF/encryption.xml": protection }, "document_encrypted"],
    [{ "META-INF/container.xml": "<container/>" }, "document_damaged"],
    [{ "a.txt": "x" }, "document_format_unknown"],
  ] as const;
  for (const [parts, code] of refused) {
    const reading = readEpub(await makeZip(parts));
    await assert.rejects(reading, (error) => error instanceof AppError && error.code === code);
  }
});
