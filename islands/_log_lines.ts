/** Lines that are fetched together. */
export const linesPerPage = 200;

/** Lines above and below what is seen that are drawn too, so that scrolling shows no gap. */
const margin = 30;

/** Far more than a screen shows; who scrolls back fetches again. */
const pagesKept = 50;

/** The lines that are drawn. */
export interface LineRange {
  from: number;
  until: number;
}

/** Where a window is scrolled to, and how high it and each of its lines are, in pixels. */
export interface Place {
  scrollTop: number;
  height: number;
  lineHeight: number;
}

/** Which of `total` lines are drawn at a place of the scroll. */
export function linesAt({ scrollTop, height, lineHeight }: Place, total: number): LineRange {
  const first = Math.floor(scrollTop / lineHeight) - margin;
  const last = Math.ceil((scrollTop + height) / lineHeight) + margin;
  return {
    from: Math.max(0, Math.min(first, total)),
    until: Math.min(total, Math.max(0, last)),
  };
}

/** The pages that hold some lines. */
export function pagesOf({ from, until }: LineRange): number[] {
  if (until <= from) return [];
  const first = Math.floor(from / linesPerPage);
  const last = Math.floor((until - 1) / linesPerPage);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Lines that were fetched, by page. */
export class LogLines {
  readonly #pages = new Map<number, readonly string[]>();

  /** Whether a page is there and as full as it can be. */
  isWhole(page: number, total: number): boolean {
    const wanted = Math.min(linesPerPage, total - page * linesPerPage);
    return (this.#pages.get(page)?.length ?? -1) >= wanted;
  }

  put(page: number, lines: readonly string[]): void {
    this.#pages.delete(page);
    this.#pages.set(page, lines);
    if (this.#pages.size > pagesKept) this.#pages.delete(this.#pages.keys().next().value!);
  }

  clear(): void {
    this.#pages.clear();
  }

  /** A line, or null while it is not fetched. */
  line(number: number): string | null {
    return this.#pages.get(Math.floor(number / linesPerPage))?.[number % linesPerPage] ?? null;
  }
}
