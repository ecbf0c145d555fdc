import { type Pdfium, readUtf16, withMemory } from "./pdfium.ts";

/** A line of a page as it is printed. */
export interface PageLine {
  text: string;
  /** Height of its type, in points; what a heading has more of. */
  size: number;
  /**
   * Distance of its type's lower edge from the page's, in points, at its beginning and its end.
   * They differ where PDFium joined lines at a hyphen.
   */
  bottom: number;
  endBottom: number;
}

/** The lines of a page, in PDFium's reading order; none when it has no text or cannot be loaded. */
export function readPageLines(pdfium: Pdfium, document: number, index: number): PageLine[] {
  const page = pdfium._FPDF_LoadPage(document, index);
  if (page === 0) return [];
  const textPage = pdfium._FPDFText_LoadPage(page);
  try {
    return textPage === 0
      ? []
      : withMemory(pdfium, boxBytes, (box) => splitLines({ pdfium, textPage, box }));
  } finally {
    if (textPage !== 0) pdfium._FPDFText_ClosePage(textPage);
    pdfium._FPDF_ClosePage(page);
  }
}

interface TextPage {
  pdfium: Pdfium;
  textPage: number;
  /** Memory for one FS_RECTF. */
  box: number;
}

/** Four floats: left, top, right, bottom. */
const boxBytes = 16;

/** A gap of so many type heights separates columns; between words it is about a quarter. */
const columnGap = 1.2;

function splitLines(page: TextPage): PageLine[] {
  const { text, indexOf } = pageText(page);
  return text.matchAll(/[^\r\n]+/g).flatMap(({ 0: line, index }) => {
    const first = charBox(page, indexOf(index + line.search(/\S|$/)));
    const last = charBox(page, indexOf(index + line.trimEnd().length - 1));
    if (!first || !last) return [];
    const size = first.top - first.bottom;
    const place = { start: index, size, indexOf };
    return [{
      text: withTabs(page, line, place),
      size,
      bottom: first.bottom,
      endBottom: last.bottom,
    }];
  }).toArray();
}

/** A page's text, and which of its characters (as PDFium counts them) each unit belongs to. */
interface PageText {
  text: string;
  indexOf(unit: number): number;
}

function pageText({ pdfium, textPage }: TextPage): PageText {
  const count = pdfium._FPDFText_CountChars(textPage);
  // A character outside the basic plane takes two units.
  const text = count <= 0 ? "" : withMemory(pdfium, (2 * count + 1) * 2, (buffer) => {
    const units = pdfium._FPDFText_GetText(textPage, 0, count, buffer);
    return units <= 1 ? "" : readUtf16(pdfium, buffer, units - 1);
  });
  const asked = (unit: number) => pdfium._FPDFText_GetCharIndexFromTextIndex(textPage, unit);
  // Where no character was left out, both count the same; asking thousands of times takes long.
  const isSame = text.length === count && asked(count - 1) === count - 1;
  return { text, indexOf: isSame ? (unit) => unit : asked };
}

/** Replaces the blanks that PDFium put between the columns of a table by tabs. */
function withTabs(
  page: TextPage,
  line: string,
  { start, size, indexOf }: Pick<PageText, "indexOf"> & { start: number; size: number },
): string {
  let written = "";
  let end = 0;
  for (let at = line.indexOf(" "); at >= 0; at = line.indexOf(" ", at + 1)) {
    if (isBlank(line[at - 1]) || isBlank(line[at + 1])) continue;
    const right = edgeOf(page, indexOf(start + at - 1), "right");
    const gap = edgeOf(page, indexOf(start + at + 1), "left") - right;
    if (!(gap > columnGap * size) || !isGenerated(page, indexOf(start + at))) continue;
    written += `${line.slice(end, at)}\t`;
    end = at + 1;
  }
  return written + line.slice(end);
}

function isBlank(letter: string | undefined): boolean {
  return letter === undefined || letter.trim() === "";
}

/** Whether PDFium added the character: the page has a gap there. */
function isGenerated({ pdfium, textPage }: TextPage, index: number): boolean {
  return index >= 0 && pdfium._FPDFText_IsGenerated(textPage, index) === 1;
}

/** One edge of a character's box, for whoever asks for tens of thousands; NaN where it has none. */
function edgeOf(
  { pdfium, textPage, box }: TextPage,
  index: number,
  edge: "left" | "right",
): number {
  if (index < 0 || !pdfium._FPDFText_GetLooseCharBox(textPage, index, box)) return NaN;
  return pdfium.HEAPF32[box / 4 + (edge === "left" ? 0 : 2)]!;
}

/** The box of a character's type (not of its ink), which is as high for "a" as for "A". */
function charBox({ pdfium, textPage, box }: TextPage, index: number) {
  if (index < 0 || !pdfium._FPDFText_GetLooseCharBox(textPage, index, box)) return null;
  const { HEAPF32: floats } = pdfium;
  const at = box / 4;
  return {
    left: floats[at]!,
    top: floats[at + 1]!,
    right: floats[at + 2]!,
    bottom: floats[at + 3]!,
  };
}
