import { foundWords } from "./matching_parts.ts";

/** A text with its place in a document that may have pages. */
export interface PagedText {
  text: string;
  /** Where it begins in the document's text. */
  start: number;
  page: number | null;
  /** Where in the document's text the pages after `page` begin. */
  pageBreaks: readonly number[];
}

/** The page of a passage on which most of the words stand; the first of several, null without pages. */
export function matchPage(
  { text, start, page, pageBreaks }: PagedText,
  words: readonly string[],
): number | null {
  if (page === null) return null;
  const cuts = [0, ...pageBreaks.map((at) => at - start), text.length];
  const counts = cuts.slice(0, -1).map((from, at) =>
    foundWords(text.slice(from, cuts[at + 1]), words).length
  );
  return page + counts.indexOf(Math.max(...counts));
}
