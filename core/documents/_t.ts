import { createTestReader } from "./testing/test_reader.ts";
import { makePdf } from "./testing/pdf_fixtures.ts";
import { docxParts, makeZip } from "./testing/docx_fixtures.ts";
import { PDFDocument, StandardFonts } from "pdf-lib";
const r = createTestReader();
const d = "/tmp/doc-try/";
async function go(name: string, bytes: Uint8Array | string) {
  if (typeof bytes === "string") await Deno.writeTextFile(d + name, bytes);
  else await Deno.writeFile(d + name, bytes);
  const t = performance.now();
  try {
    const x = await r.read(d + name, { sizes: { chunkTokens: 512, chunkOverlap: 50 } });
    console.log(
      name,
      (performance.now() - t) | 0,
      "ms",
      x.text.length,
      x.chunks.length,
      x.pageStarts?.length,
    );
  } catch (e) {
    console.log(name, (performance.now() - t) | 0, "ms", String(e));
  }
}
await go("lines50.txt", "Ein Satz mit Wörtern und Zahlen 12345. ".repeat(1_350_000));
await go("a50.txt", "a".repeat(50_000_000));
await go("nl50.txt", "a\n".repeat(25_000_000));
await go("sp50.txt", "x" + " ".repeat(20_000_000) + "y");
await go("big.txt", "x y ".repeat(17_500_000));
const page = Array.from(
  { length: 40 },
  (_, i) => ({ text: `Zeile ${i} mit etwas Text, damit die Seite voll wird.` }),
);
await go("p5000.pdf", await makePdf(Array.from({ length: 5000 }, () => page.slice(0, 20))));
const doc = await PDFDocument.create();
const f = await doc.embedFont(StandardFonts.Helvetica);
const p = doc.addPage([600, 800]);
for (let i = 0; i < 300000; i++) {
  p.drawText("x" + (i % 10), { x: (i * 7) % 600, y: (i * 13) % 800, size: 8, font: f });
}
await go("ops.pdf", await doc.save());
// deep outline / long docx
const para = (i: number) =>
  `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t>Absatz ${i} ${
    Math.sin(i)
  } mit etwas mehr Text darin &amp; Zeichen ${(i * 7919) % 10007}.</w:t></w:r></w:p>`;
await go(
  "big.docx",
  await makeZip(docxParts(Array.from({ length: 20000 }, (_, i) => para(i)).join(""))),
);
await go("deep.docx", await makeZip(docxParts("<w:tbl><w:tr><w:tc>".repeat(50000))));
