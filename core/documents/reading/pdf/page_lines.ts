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
  return pageText(page).matchAll(/[^\r\n]+/g).flatMap(({ 0: line, index }) => {
    const box = charBox(page, index + line.search(/\S|$/));
    const endBox = charBox(page, index + line.trimEnd().length - 1);
    if (!box || !endBox) return [];
    const size = box.top - box.bottom;
    const text = withTabs(page, { line, start: index, size });
    return [{ text, size, bottom: box.bottom, endBottom: endBox.bottom }];
  }).toArray();
}

function pageText({ pdfium, textPage }: TextPage): string {
  const count = pdfium._FPDFText_CountChars(textPage);
  if (count <= 0) return "";
  // A character outside the basic plane takes two units.
  return withMemory(pdfium, (2 * count + 1) * 2, (buffer) => {
    const units = pdfium._FPDFText_GetText(textPage, 0, count, buffer);
    return units <= 1 ? "" : readUtf16(pdfium, buffer, units - 1);
  });
}

/** Replaces the blanks that PDFium put between the columns of a table by tabs. */
function withTabs(
  page: TextPage,
  { line, start, size }: { line: string; start: number; size: number },
): string {
  return line.replaceAll(/(?<=\S) (?=\S)/g, (blank, at: number) => {
    if (!isGenerated(page, start + at)) return blank;
    const before = charBox(page, start + at - 1);
    const after = charBox(page, start + at + 1);
    const gap = before && after ? after.left - before.right : 0;
    return gap > columnGap * size ? "\t" : blank;
  });
}

function isGenerated({ pdfium, textPage }: TextPage, textIndex: number): boolean {
  const index = pdfium._FPDFText_GetCharIndexFromTextIndex(textPage, textIndex);
  return index >= 0 && pdfium._FPDFText_IsGenerated(textPage, index) === 1;
}

/** The box of a character's type (not of its ink), which is as high for "a" as for "A". */
function charBox({ pdfium, textPage, box }: TextPage, textIndex: number) {
  const index = pdfium._FPDFText_GetCharIndexFromTextIndex(textPage, textIndex);
  if (index < 0 || !pdfium._FPDFText_GetLooseCharBox(textPage, index, box)) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = pdfium.HEAPF32.subarray(box / 4, box / 4 + 4);
  return { left, top, right, bottom };
}
