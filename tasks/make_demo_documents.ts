/**
 * Makes the demo's Word and PDF files from their checked-in texts. The files are checked in too:
 * run this after changing `core/overview/demo/sources`.
 */
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from "docx";
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from "pdf-lib";
import { z } from "zod";

const blockSchema = z.union([
  z.strictObject({ heading: z.string() }),
  z.strictObject({ text: z.string() }),
  z.strictObject({ table: z.array(z.array(z.string())) }),
]);

type Block = z.infer<typeof blockSchema>;

const demo = new URL("../core/overview/demo/", import.meta.url);

async function readBlocks(name: string): Promise<Block[]> {
  const text = await Deno.readTextFile(new URL(`sources/${name}.json`, demo));
  return z.strictObject({ blocks: z.array(blockSchema) }).parse(JSON.parse(text)).blocks;
}

async function write(name: string, bytes: Uint8Array): Promise<void> {
  await Deno.writeFile(new URL(`documents/${name}`, demo), bytes);
}

async function makeWordFile(blocks: readonly Block[]): Promise<Uint8Array> {
  const children = blocks.map((block) => {
    if ("heading" in block) {
      return new Paragraph({ text: block.heading, heading: HeadingLevel.HEADING_1 });
    }
    return "text" in block ? new Paragraph(block.text) : wordTable(block.table);
  });
  const document = new Document({ creator: "Tarnwick Boathouse", sections: [{ children }] });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function wordTable(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) =>
      new TableRow({
        children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })),
      })
    ),
  });
}

/** A page of A4 with its margin and the height of a line, in points. */
const page = { width: 595, height: 842, margin: 72, line: 15 };

interface Pen {
  page: PDFPage;
  font: PDFFont;
  bold: PDFFont;
  y: number;
}

async function makePdfFile(blocks: readonly Block[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  // A fixed date: the same texts make the same file.
  const date = new Date("2026-01-01T00:00:00Z");
  document.setCreationDate(date);
  document.setModificationDate(date);
  const pen: Pen = {
    page: document.addPage([page.width, page.height]),
    font: await document.embedFont(StandardFonts.Helvetica),
    bold: await document.embedFont(StandardFonts.HelveticaBold),
    y: page.height - page.margin,
  };
  for (const block of blocks) {
    if ("heading" in block) drawText(pen, block.heading, { size: 16, font: pen.bold });
    if ("text" in block) drawText(pen, block.text, { size: 11, font: pen.font });
  }
  return await document.save({ useObjectStreams: false });
}

function drawText(pen: Pen, text: string, { size, font }: { size: number; font: PDFFont }): void {
  for (const line of wrapped(text, (part) => font.widthOfTextAtSize(part, size))) {
    pen.page.drawText(line, { x: page.margin, y: pen.y, size, font });
    pen.y -= Math.max(page.line, size * 1.3);
  }
  pen.y -= page.line;
}

function wrapped(text: string, widthOf: (part: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || widthOf(longer) > page.width - 2 * page.margin) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

if (import.meta.main) {
  await write("prices.docx", await makeWordFile(await readBlocks("prices")));
  await write("people_and_history.pdf", await makePdfFile(await readBlocks("people_and_history")));
}
