import assert from "node:assert/strict";
import { readHtml } from "./read_html.ts";

const read = (html: string) => readHtml(new TextEncoder().encode(html));
const textOf = (html: string) => read(html).text.trim();

Deno.test("readHtml() reads headings, paragraphs, lists and tables in their order", () => {
  const { text, headings, pageStarts } = read(`<!doctype html><title>Seite</title>
    <h1>Über <em>Größen</em></h1><p>Ein Satz,
      der weitergeht.<br>Neue Zeile.</p>
    <ul><li>eins<li>zwei <ol start=3><li>drei<li>vier</ol></ul>
    <h2>Werte</h2><table><tr><th>Name<th>Wert<tr><td>Länge<td>12|13 cm</table>
    <pre>
  let a = 1;
    b();</pre>`);
  assert.equal(
    text,
    [
      ...["Über Größen", "", "Ein Satz, der weitergeht.", "Neue Zeile.", ""],
      ...["- eins", "- zwei", "  3. drei", "  4. vier", "", "Werte", ""],
      ...["| Name | Wert |", "| --- | --- |", "| Länge | 12\\|13 cm |", ""],
      ...["  let a = 1;", "    b();", ""],
    ].join("\n"),
  );
  assert.deepEqual(headings, [
    { level: 1, title: "Über Größen", offset: 0 },
    { level: 2, title: "Werte", offset: text.indexOf("Werte") },
  ]);
  assert.equal(pageStarts, null);
});

Deno.test("readHtml() leaves out what is not the page's text", () => {
  const html = `<head><title>T</title><style>p{}</style></head><body><nav>Menü</nav>
    <script>if (a < b) document.write("<p>x")</script><noscript>kein Skript</noscript>
    <div class="top cookie-banner">Kekse?</div><p hidden>versteckt</p><aside>nebenbei</aside>
    <p>Der Text.</p><svg><title>Bild</title><text>x</text></svg><footer>Impressum</footer>`;
  assert.equal(textOf(html), "T\n\nDer Text.");
});

Deno.test("readHtml() takes what the page calls its main part", () => {
  const main = `<article><h2>Titel</h2><p>Ein langer Absatz über die Sache.</p></article>`;
  assert.equal(
    textOf(`<p>Anmelden</p><main>${main}</main><p>Mehr</p>`),
    "Titel\n\nEin langer Absatz über die Sache.",
  );
  const others = "<p>Das ist der Text selbst.</p>".repeat(9);
  assert.match(textOf(`<main>x</main>${others}`), /^x\n\nDas ist/);
});

Deno.test("readHtml() puts the page's title above a page without a main heading", () => {
  const { text, headings } = read("<title> Der \n Titel </title><h2>Teil</h2><p>Text");
  assert.equal(text.trim(), "Der Titel\n\nTeil\n\nText");
  assert.deepEqual(headings.map(({ level }) => level), [0, 2]);
});

Deno.test("readHtml() reads tables that only arrange a page cell by cell", () => {
  const inner = "<table><tr><td>a<td>b<tr><td>c<td>d</table>";
  const html = `<table><tr><td>Links<td><h2>Rechts</h2>${inner}</table>
    <table><tr><td>eine<tr><td>Spalte</table>`;
  assert.equal(
    textOf(html),
    "Links\n\nRechts\n\n| a | b |\n| --- | --- |\n| c | d |\n\neine\n\nSpalte",
  );
});

Deno.test("readHtml() reads a page in the encoding that it names", () => {
  const page = (head: string) =>
    new Uint8Array([
      ...new TextEncoder().encode(`<html>${head}<p>`),
      ...[0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2],
    ]);
  assert.equal(readHtml(page('<meta charset="windows-1251">')).text.trim(), "Привет");
  const old = `<meta http-equiv=content-type content="text/html; charset=windows-1251">`;
  assert.equal(readHtml(page(old)).text.trim(), "Привет");
  assert.equal(readHtml(page('<meta charset="nonsense">')).text.trim(), "Ïðèâåò");
});

Deno.test("readHtml() reads XHTML's empty elements, entities, and what is never closed", () => {
  const xhtml = `<?xml version="1.0"?><html><head><script src="x"/><title/></head><body>
    <p>&Uuml;ber&nbsp;uns &#x1F642; &amp; &unbekannt;</p><a id="x"/><p>danach`;
  assert.equal(textOf(xhtml), "Über\u00a0uns 🙂 & &unbekannt;\n\ndanach");
});

Deno.test("readHtml() keeps paragraphs of one list item below its label", () => {
  assert.equal(
    textOf("<ol><li><p>eins</p><p>mehr</p><li></li><li>drei</ol>"),
    "1. eins\n  mehr\n3. drei",
  );
});

Deno.test("readHtml() reads a page whose own elements have the name of an aside", () => {
  for (const name of ['class="home cookies-not-set"', 'id="nav"', 'class="menu"']) {
    assert.equal(textOf(`<html ${name}><body ${name}><p>Der Text.`), "Der Text.", name);
    assert.equal(textOf(`<main ${name}><article ${name}><p>Text.`), "Text.", name);
  }
  assert.equal(textOf("<body hidden><p>Text.<article hidden>x</article>"), "Text.");
  const text = "Ein langer Absatz über die Sache, um die es geht.";
  assert.equal(
    textOf(`<h1>Titel</h1><div class="menu">${`<p>${text}</p>`.repeat(9)}</div>`)
      .match(/Absatz/g)?.length,
    9,
  );
  assert.equal(textOf(`<p>${text}</p><div class="menu">${text}</div>`), text);
});

Deno.test("readHtml() reads pages in which nobody closed head or navigation", () => {
  assert.equal(textOf("<!doctype html><head><title>T</title><p>Hello"), "T\n\nHello");
  assert.equal(textOf("<nav><a>Menü</a><main><p>Hello</p></main>"), "Hello");
  assert.equal(textOf('<div class="menu">Menü<main><p>Hello</main><p>Ende'), "Hello");
  assert.equal(
    textOf("<nav><article><pre>Menü<main><p>Hello</main></nav><p>you\n there"),
    "Hello",
  );
  const unseen = "<template><main>x</main></template><div hidden><main>y</main></div>";
  assert.equal(textOf(`${unseen}<p>Hello`), "Hello");
});

Deno.test("readHtml() knows XHTML by its root as well", () => {
  const root = '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="de">';
  assert.equal(textOf(`${root}<head><title/><script src="r.js"/></head><body><p>Text`), "Text");
  assert.equal(textOf("<p>eins<script src=x /></script><p>zwei"), "eins\n\nzwei");
});
