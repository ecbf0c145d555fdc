/** A part of a text, in UTF-16 units. */
interface Place {
  start: number;
  end: number;
}

/**
 * How far a chunk repeats the one before it: up to this offset, which is at most its own end. Null
 * where they do not overlap, and for the first.
 */
export function sharedUntil(chunk: Place, before: Pick<Place, "end"> | undefined): number | null {
  if (!before || before.end <= chunk.start) return null;
  return Math.min(before.end, chunk.end);
}

/** The pages that begin within a part of a text. */
export function pagesWithin(
  { start, end }: Place,
  pageStarts: readonly number[] | null,
): { page: number; start: number }[] {
  const pages = (pageStarts ?? []).map((pageStart, at) => ({ page: at + 1, start: pageStart }));
  return pages.filter((page) => page.start >= start && page.start < end);
}
