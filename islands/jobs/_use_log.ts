import { useEffect, useRef, useState } from "preact/hooks";
import type { JobEvent, LogLine } from "@/core/contract/jobs.ts";
import { fetchJson, RequestError, subscribe } from "@/web/client/mod.ts";
import { type KnownLines, linesAtOnce, missingPage } from "./_log_window.ts";

/** The end of a log, from which a page begins. */
export interface LogEnd {
  total: number;
  lines: readonly Pick<LogLine, "id" | "message">[];
}

/** A log of any length, of which only some lines are in memory. */
export interface WindowedLog {
  total: number;
  known: KnownLines;
  /** Grows whenever more lines are known. */
  loads: number;
  hasFailed: boolean;
  /** Sees to it that these lines become known. */
  want(range: { from: number; to: number }): void;
}

/** A job's log: its end grows with the event stream, the rest is fetched as it comes into sight. */
export function useLog(jobId: string, first: LogEnd, cursor: number): WindowedLog {
  // Lines are only ever added, up to a hundred thousand: the map is one, and the state counts.
  const known = useRef<Map<number, string> | null>(null);
  known.current ??= linesOf(first);
  const [total, setTotal] = useState(first.total);
  const [loads, setLoads] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const end = useRef({ id: first.lines.at(-1)?.id ?? 0, total: first.total });
  const asked = useRef(new Set<number>());
  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        // The page may have read further than the cursor that it listens from.
        if (event.jobId !== jobId || event.type !== "log" || event.id <= end.current.id) return;
        known.current!.set(end.current.total, String(event.data["message"]));
        end.current = { id: event.id, total: end.current.total + 1 };
        setTotal(end.current.total);
      },
    }), [jobId]);

  function want(range: { from: number; to: number }): void {
    const page = missingPage(known.current!, range);
    if (page === null || asked.current.has(page)) return;
    asked.current.add(page);
    const address = `/api/v1/jobs/${jobId}/log?from=${page}&count=${linesAtOnce}`;
    fetchJson<{ lines: LogLine[] }>(address).then(({ lines }) => {
      lines.forEach(({ message }, at) => known.current!.set(page + at, message));
      setFailed(false);
      setLoads((count) => count + 1);
    }, (error) => {
      if (!(error instanceof RequestError)) throw error;
      setFailed(true);
    }).finally(() => asked.current.delete(page));
  }

  return { total, known: known.current, loads, hasFailed, want };
}

function linesOf({ total, lines }: LogEnd): Map<number, string> {
  const begin = total - lines.length;
  return new Map(lines.map(({ message }, at) => [begin + at, message]));
}
