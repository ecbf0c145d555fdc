/** The pages on which a part of a text stands, from 1. */
export interface PagesOfPlace {
  /** Null without pages. */
  page: number | null;
  lastPage: number | null;
  /** Where in the text the pages after the first begin. */
  breaks: number[];
}

/**
 * Answers on which pages parts of a text stand. To be asked for them in the order in which they
 * begin.
 */
export function pageSpans(
  pageStarts: readonly number[] | null,
): (place: { start: number; end: number }) => PagesOfPlace {
  if (pageStarts === null) return () => ({ page: null, lastPage: null, breaks: [] });
  let page = 0;
  return ({ start, end }) => {
    while (page < pageStarts.length && pageStarts[page]! <= start) page++;
    const first = Math.max(page, 1);
    let last = first;
    while (last < pageStarts.length && pageStarts[last]! < end) last++;
    return { page: first, lastPage: last, breaks: pageStarts.slice(first, last) };
  };
}
