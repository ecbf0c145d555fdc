import { useEffect, useRef, useState } from "preact/hooks";
import type { RunLogPage } from "@/core/contract/run_metrics.ts";
import { fetchJson } from "@/web/client/mod.ts";
import { linesPerPage, LogLines, type LogWindow, pagesOf } from "./_log_window.ts";

/** A log of which only the lines in sight are fetched. */
export interface WindowedLog {
  total: number;
  lines: LogLines;
}

/**
 * The lines of a run's log that a window shows. Whenever `news` grows its end is looked at again;
 * whoever follows the end gets its lines with that.
 */
export function useLog({ runId, first, news, shown, isAtEnd }: {
  runId: string;
  first: RunLogPage;
  news: number;
  shown: LogWindow | null;
  isAtEnd: boolean;
}): WindowedLog {
  const [total, setTotal] = useState(first.total);
  const [, draw] = useState(0);
  const lines = useRef(new LogLines());
  const wanted = useRef({ shown, isAtEnd, isStale: true, total, isBusy: false });
  wanted.current.shown = shown;
  wanted.current.isAtEnd = isAtEnd;

  async function fetchPage(page: number): Promise<void> {
    const from = page * linesPerPage;
    const url = `/api/v1/runs/${runId}/log?from=${from}&count=${linesPerPage}`;
    const answer = await fetchJson<RunLogPage>(url);
    // A log that was turned over begins anew.
    if (answer.total < wanted.current.total) lines.current.clear();
    if (answer.from === from) lines.current.put(page, answer.lines);
    wanted.current.total = answer.total;
    setTotal(answer.total);
    draw((count) => count + 1);
  }

  /** What is missing now; things may have changed while the last page came. */
  function nextPage(): number | null {
    const { shown, isAtEnd, isStale, total } = wanted.current;
    if (isStale) {
      wanted.current.isStale = false;
      const last = Math.max(0, Math.ceil(total / linesPerPage) - 1);
      if (isAtEnd || !shown) return last;
      // Only to learn how long it is by now.
      return pagesOf(shown)[0] ?? last;
    }
    const missing = shown && pagesOf(shown).find((page) => !lines.current.isWhole(page, total));
    return missing ?? null;
  }

  async function fetchMissing(): Promise<void> {
    if (wanted.current.isBusy) return;
    wanted.current.isBusy = true;
    try {
      for (let page = nextPage(); page !== null; page = nextPage()) await fetchPage(page);
    } catch {
      // The shell says that the server is away; the next line or scrolling tries again.
    } finally {
      wanted.current.isBusy = false;
    }
  }

  useEffect(() => {
    wanted.current.isStale = true;
    void fetchMissing();
  }, [news]);
  useEffect(() => void fetchMissing(), [shown?.from, shown?.until]);

  return { total, lines: lines.current };
}
