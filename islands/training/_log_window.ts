import type { Lang } from "@/core/contract/lang.ts";

/** Every line of a log is so many pixels high; the style sheet says the same. */
export const lineHeight = 20;

/** Lines that are fetched together. */
export const linesPerPage = 200;

/** Lines above and below what is seen that are drawn too, so that scrolling shows no gap. */
const margin = 30;

/** The lines that are drawn. */
export interface LogWindow {
  from: number;
  until: number;
}

/** Which of `total` lines are drawn at a place of the scroll. */
export function windowAt(
  { scrollTop, height }: { scrollTop: number; height: number },
  total: number,
): LogWindow {
  const first = Math.floor(scrollTop / lineHeight) - margin;
  const last = Math.ceil((scrollTop + height) / lineHeight) + margin;
  return {
    from: Math.max(0, Math.min(first, total)),
    until: Math.min(total, Math.max(0, last)),
  };
}

/** The pages that hold the lines of a window. */
export function pagesOf({ from, until }: LogWindow): number[] {
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
    // Far more than a screen shows; who scrolls back fetches again.
    if (this.#pages.size > 50) this.#pages.delete(this.#pages.keys().next().value!);
  }

  clear(): void {
    this.#pages.clear();
  }

  /** A line, or null while it is not fetched. */
  line(number: number): string | null {
    return this.#pages.get(Math.floor(number / linesPerPage))?.[number % linesPerPage] ?? null;
  }
}

const dated = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) /;

/** A line with its time as a clock on the wall shows it. */
export function shownLine(line: string | null, lang: Lang): string {
  const at = line && dated.exec(line)?.[1];
  if (line === null || !at) return line ?? "…";
  return `${new Date(at).toLocaleTimeString(lang)}  ${line.slice(at.length + 1)}`;
}
