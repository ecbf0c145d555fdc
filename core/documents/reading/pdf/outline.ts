import { type Pdfium, readUtf16, withMemory } from "./pdfium.ts";

/** An entry of a PDF's outline (its "bookmarks"). */
export interface OutlineEntry {
  level: number;
  title: string;
  page: number;
}

/** Beyond these an outline is broken or hostile. */
const mostEntries = 5000;
const deepest = 16;

/** The entries that lead to a page of the document, in their order. */
export function readOutline(pdfium: Pdfium, document: number): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const seen = new Set<number>();

  function walk(parent: number, level: number): void {
    let entry = pdfium._FPDFBookmark_GetFirstChild(document, parent);
    while (entry !== 0 && !seen.has(entry) && seen.size < mostEntries) {
      seen.add(entry);
      const page = pageOf(pdfium, document, entry);
      const title = titleOf(pdfium, entry);
      if (page >= 0 && title !== "") entries.push({ level, title, page });
      if (level < deepest) walk(entry, level + 1);
      entry = pdfium._FPDFBookmark_GetNextSibling(document, entry);
    }
  }

  walk(0, 1);
  return entries;
}

function pageOf(pdfium: Pdfium, document: number, entry: number): number {
  const destination = pdfium._FPDFBookmark_GetDest(document, entry) ||
    pdfium._FPDFAction_GetDest(document, pdfium._FPDFBookmark_GetAction(entry));
  return destination === 0 ? -1 : pdfium._FPDFDest_GetDestPageIndex(document, destination);
}

function titleOf(pdfium: Pdfium, entry: number): string {
  const bytes = pdfium._FPDFBookmark_GetTitle(entry, 0, 0);
  if (bytes <= 2 || bytes > 4096) return "";
  return withMemory(pdfium, bytes, (buffer) => {
    pdfium._FPDFBookmark_GetTitle(entry, buffer, bytes);
    return readUtf16(pdfium, buffer, bytes / 2 - 1).replaceAll(/\s+/g, " ").trim();
  });
}
