import { useEffect, useState } from "preact/hooks";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { Checkpoint, ShownMetrics } from "@/core/contract/training.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";

/** The figures are fetched again at most this often, however many events arrive. */
const fetchEveryMs = 1000;

/** What a run's page shows of it. */
export interface LiveRun {
  metrics: ShownMetrics;
  /** Oldest first. */
  checkpoints: Checkpoint[];
}

/**
 * A run's figures and saved states, kept up to date. The server alone computes them from its stored events; an event
 * only says that there is something new.
 */
export function useLiveRun({ runId, jobId, first, cursor }: {
  runId: string;
  jobId: string;
  first: LiveRun;
  cursor: number;
}): LiveRun {
  const [live, setLive] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    async function refresh(): Promise<void> {
      timer = null;
      const [metrics, { checkpoints }] = await Promise.all([
        fetchJson<ShownMetrics>(`/api/v1/runs/${runId}/metrics`),
        fetchJson<Pick<LiveRun, "checkpoints">>(`/api/v1/runs/${runId}/checkpoints`),
      ]);
      setLive({ metrics, checkpoints });
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
  return live;
}
