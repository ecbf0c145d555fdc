import { useEffect, useRef, useState } from "preact/hooks";
import { RequestError } from "@/web/client/mod.ts";
import { type LineRange, linesPerPage, LogLines, pagesOf } from "./_log_lines.ts";

/** A log that grows is asked for its end at most this often. */
const refreshMs = 250;

/** Some lines of a log, and how many it has by now. */
export interface LogPage {
  total: number;
  lines: readonly string[];
}

/** Where lines come from: `count` of them at most, from a number on, counted from 0. */
export type FetchLines = (from: number, count: number) => Promise<LogPage>;

/** A log of which only the lines in sight are fetched. */
export interface WindowedLog {
  total: number;
  lines: LogLines;
  /** Whether the last lines that were wanted did not come. */
  hasFailed: boolean;
}

/**
 * The lines of a log that a window shows. Whenever `news` grows its end is looked at again; whoever
 * follows the end gets its lines with that.
 */
export function useLog({ fetchLines, first, news, shown, isAtEnd }: {
  fetchLines: FetchLines;
  first: LogPage;
  news: number;
  shown: LineRange | null;
  isAtEnd: boolean;
}): WindowedLog {
  const [total, setTotal] = useState(first.total);
  const [hasFailed, setFailed] = useState(false);
  const [, draw] = useState(0);
  const lines = useRef(new LogLines());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const wanted = useRef({ shown, isAtEnd, isStale: true, total, isBusy: false });
  wanted.current.shown = shown;
  wanted.current.isAtEnd = isAtEnd;

  async function fetchPage(page: number): Promise<void> {
    const answer = await fetchLines(page * linesPerPage, linesPerPage);
    // A log that was turned over begins anew.
    if (answer.total < wanted.current.total) lines.current.clear();
    lines.current.put(page, answer.lines);
    wanted.current.total = answer.total;
    setTotal(answer.total);
    setFailed(false);
    draw((count) => count + 1);
  }

  /**
   * What is missing now; things may have changed while the last page came. A page that came shorter
   * than it should be is not asked for again at once.
   */
  function nextPage(asked: ReadonlySet<number>): number | null {
    const { shown, isAtEnd, isStale, total } = wanted.current;
    if (isStale) {
      wanted.current.isStale = false;
      const last = Math.max(0, Math.ceil(total / linesPerPage) - 1);
      if (isAtEnd || !shown) return last;
      // Only to learn how long it is by now.
      return pagesOf(shown)[0] ?? last;
    }
    const isMissing = (page: number) => !asked.has(page) && !lines.current.isWhole(page, total);
    return shown && (pagesOf(shown).find(isMissing) ?? null);
  }

  async function fetchMissing(): Promise<void> {
    if (wanted.current.isBusy) return;
    wanted.current.isBusy = true;
    try {
      const asked = new Set<number>();
      for (let page = nextPage(asked); page !== null; page = nextPage(asked)) {
        asked.add(page);
        await fetchPage(page);
      }
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setFailed(true);
    } finally {
      wanted.current.isBusy = false;
    }
  }

  function refresh(): void {
    timer.current = null;
    wanted.current.isStale = true;
    void fetchMissing();
  }

  useEffect(refresh, []);
  useEffect(() => {
    timer.current ??= setTimeout(refresh, refreshMs);
  }, [news]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  useEffect(() => void fetchMissing(), [shown?.from, shown?.until]);

  return { total, lines: lines.current, hasFailed };
}
