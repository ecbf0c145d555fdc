import { useEffect, useState } from "preact/hooks";
import type { ShownMetrics } from "@/components/RunFigures.tsx";
import type { JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";

/** The figures are fetched again at most this often, however many events arrive. */
const fetchEveryMs = 1000;

/**
 * A run's figures, kept up to date. The server alone computes them from its stored events; an event
 * only says that there is something new.
 */
export function useLiveMetrics({ runId, jobId, first, cursor }: {
  runId: string;
  jobId: string;
  first: ShownMetrics;
  cursor: number;
}): ShownMetrics {
  const [metrics, setMetrics] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    async function refresh(): Promise<void> {
      timer = null;
      setMetrics(await fetchJson<ShownMetrics>(`/api/v1/runs/${runId}/metrics`));
    }
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        if ((data as JobEvent).jobId !== jobId) return;
        timer ??= setTimeout(() => refresh().catch(() => {}), fetchEveryMs);
      },
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [runId]);
  return metrics;
}
