import { PDFDict, PDFDocument, type PDFFont, PDFName, StandardFonts } from "pdf-lib";
import type { Piece } from "./_prose.ts";

const page = { width: 595, height: 842, margin: 70 } as const;
const bodySize = 10.5;

/** Codes of the font's own encoding beside those of Windows-1252, as TeX's fonts have them. */
const ligatures = [["fi", "\u0004"], ["fl", "\u0005"]] as const;

interface Pen {
  document: PDFDocument;
  font: PDFFont;
  y: number;
  /** Content operators of the page. */
  lines: string[];
}

/**
 * A PDF as typesetters make them, from a document's pieces: justified lines without any blank (gaps
 * are numbers between the words), kerned pairs, the ligatures fi and fl as characters of their own,
 * words parted at line ends, tables in columns.
 */
export async function makeTypesetPdf(pieces: readonly Piece[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const pen: Pen = { document, font, y: page.height - page.margin, lines: [] };
  for (const piece of pieces) {
    setPiece(pen, piece);
    pen.y -= 8;
  }
  endPage(pen);
  await document.flush();
  setEncoding(document, font);
  return await document.save();
}

/** Gives the font the characters of its own that `ligatures` names. */
function setEncoding({ context }: PDFDocument, font: PDFFont): void {
  const differences = [4, PDFName.of("fi"), PDFName.of("fl")];
  const encoding = { Type: "Encoding", BaseEncoding: "WinAnsiEncoding", Differences: differences };
  context.lookup(font.ref, PDFDict).set(PDFName.of("Encoding"), context.obj(encoding));
}

function setPiece(pen: Pen, piece: Piece): void {
  if (piece.kind === "list") {
    for (const item of piece.items) setParagraph(pen, item, page.margin + 15);
  } else if (piece.kind !== "table") {
    if (piece.kind === "heading") setLine(pen, piece.words, { size: 15, step: 30 });
    else setParagraph(pen, piece.words, page.margin);
  } else {
    for (const cells of piece.rows) {
      turnPage(pen, 15);
      cells.forEach((cell, at) => draw(pen, cell.split(" "), { x: page.margin + at * 160 }));
    }
  }
}

/** Breaks words into justified lines; the last one stays as it is. */
function setParagraph(pen: Pen, words: readonly string[], x: number): void {
  const room = page.width - page.margin - x;
  const blank = 0.25 * bodySize;
  const queue = [...words];
  let line: string[] = [];
  let width = 0;
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (width + widthOf(pen.font, word) <= room) {
      line.push(word);
      width += widthOf(pen.font, word) + blank;
      continue;
    }
    const [start, rest] = parted(word);
    if (rest !== "" && width + widthOf(pen.font, `${start}-`) <= room) line.push(`${start}-`);
    queue.unshift(line.at(-1) === `${start}-` ? rest : word);
    const natural = line.reduce((sum, each) => sum + widthOf(pen.font, each), 0);
    setLine(pen, line, { x, gap: (room - natural) / Math.max(1, line.length - 1) });
    [line, width] = [[], 0];
  }
  setLine(pen, line, { x });
}

/** Long words of letters alone may be parted in their middle. */
function parted(word: string): [string, string] {
  if (!/^\p{L}{11,}$/u.test(word)) return [word, ""];
  return [word.slice(0, word.length >> 1), word.slice(word.length >> 1)];
}

interface LineLook {
  x?: number;
  size?: number;
  step?: number;
  gap?: number;
}

function setLine(pen: Pen, words: readonly string[], look: LineLook): void {
  if (words.length === 0) return;
  turnPage(pen, look.step ?? 13);
  draw(pen, words, look);
}

/** `[<Wo>12<rt>-250<zwei>] TJ` at its place (ISO 32000-1, §9.4.3). */
function draw(
  pen: Pen,
  words: readonly string[],
  { x = page.margin, size = bodySize, gap = 0.25 * size }: LineLook,
): void {
  const jump = ` ${(-gap / size * 1000).toFixed(0)} `;
  const shown = words.map((word) => kerned(encoded(word))).join(jump);
  pen.lines.push(`BT /F1 ${size} Tf 1 0 0 1 ${x} ${pen.y.toFixed(2)} Tm [${shown}] TJ ET`);
}

function kerned(codes: string): string {
  return codes.length < 6 ? hex(codes) : `${hex(codes.slice(0, 3))} 18 ${hex(codes.slice(3))}`;
}

function hex(codes: string): string {
  return `<${[...codes].map((code) => code.charCodeAt(0).toString(16).padStart(2, "0")).join("")}>`;
}

/** Windows-1252 differs from Latin-1 in these. */
const punctuation = new Map([["–", "\u0096"], ["„", "\u0084"], ["“", "\u0093"], ["”", "\u0094"]]);

function encoded(word: string): string {
  const joined = ligatures.reduce((text, [two, one]) => text.replaceAll(two, one), word);
  return [...joined].map((letter) => punctuation.get(letter) ?? letter).join("");
}

function widthOf(font: PDFFont, word: string): number {
  return font.widthOfTextAtSize(word, bodySize);
}

function turnPage(pen: Pen, step: number): void {
  if (pen.y - step < page.margin) {
    endPage(pen);
    pen.y = page.height - page.margin;
  }
  pen.y -= step;
}

function endPage({ document, font, lines }: Pen): void {
  const { context } = document;
  const made = document.addPage([page.width, page.height]);
  made.node.set(PDFName.of("Resources"), context.obj({ Font: { F1: font.ref } }));
  made.node.set(PDFName.of("Contents"), context.register(context.flateStream(lines.join("\n"))));
  lines.length = 0;
}
