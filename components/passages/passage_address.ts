import { formatOfName } from "@/core/contract/document_formats.ts";

/** Where a passage stands. */
export interface PassagePlace {
  documentId: string;
  documentName: string;
  page: number | null;
  start: number;
  end: number;
}

/** The document's page with the passage in view and marked. */
export function passageAddress(
  { documentId, start, end }: Pick<PassagePlace, "documentId" | "start" | "end">,
): string {
  return `/documents/${documentId}?at=${start}&to=${end}#mark`;
}

/** The original at the passage's page, as the browser shows it; null for what it cannot show. */
export function originalAddress(
  { documentId, documentName, page }: Pick<PassagePlace, "documentId" | "documentName" | "page">,
): string | null {
  if (formatOfName(documentName) !== "pdf") return null;
  const place = page === null ? "" : `#page=${page}`;
  return `/api/v1/documents/${documentId}/file?show=true${place}`;
}
