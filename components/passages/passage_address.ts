import { formatOfName } from "@/core/contract/document_formats.ts";
import type { PagedText } from "./match_page.ts";
import { foundWords } from "./matching_parts.ts";

/** Where a passage stands. */
export interface PassagePlace extends PagedText {
  documentId: string;
  documentName: string;
  end: number;
}

/** An address with more words than a person would ask for is of no use to anybody. */
const mostWords = 16;

/** The document's page with the passage in view, marked, and in it the words that it was found by. */
export function passageAddress(
  { documentId, start, end, text }: Pick<PassagePlace, "documentId" | "start" | "end" | "text">,
  words: readonly string[],
): string {
  const found = foundWords(text, words).slice(0, mostWords);
  const query = new URLSearchParams([
    ["at", String(start)],
    ["to", String(end)],
    ...found.map((word) => ["word", word]),
  ]);
  return `/documents/${documentId}?${query}#mark`;
}

/** The original at a page, as the browser shows it; null for what it cannot show. */
export function originalAddress(
  { documentId, documentName, page }: Pick<PassagePlace, "documentId" | "documentName" | "page">,
): string | null {
  if (formatOfName(documentName) !== "pdf") return null;
  const place = page === null ? "" : `#page=${page}`;
  return `/api/v1/documents/${documentId}/file?show=true${place}`;
}
