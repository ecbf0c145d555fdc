/** Lines of a log that are known, by their number. */
export type KnownLines = ReadonlyMap<number, string>;

/** Which lines are in sight, with some around them so that scrolling does not show gaps. */
export function linesInSight(
  { top, height, lineHeight, total }: {
    /** How far the window is scrolled, and how high it is, in pixels. */
    top: number;
    height: number;
    lineHeight: number;
    total: number;
  },
): { from: number; to: number } {
  const spare = 20;
  const from = Math.max(0, Math.min(total, Math.floor(top / lineHeight)) - spare);
  return { from, to: Math.min(total, Math.ceil((top + height) / lineHeight) + spare) };
}

/** So many lines come with one request. */
export const linesAtOnce = 500;

/** The first request that is needed to know all lines of a range; null when all are known. */
export function missingPage(
  known: KnownLines,
  { from, to }: { from: number; to: number },
): number | null {
  for (let line = from; line < to; line++) {
    if (!known.has(line)) return Math.floor(line / linesAtOnce) * linesAtOnce;
  }
  return null;
}
