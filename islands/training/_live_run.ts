import { useEffect, useRef, useState } from "preact/hooks";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";
import { mergeCurve, thinCurve } from "@/core/contract/runs/curve.ts";
import type { Checkpoint } from "@/core/contract/training.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";

/** The figures are fetched at most this often, however many events arrive. */
const fetchEveryMs = 500;
/** What a curve may grow to in the browser before it is thinned again. */
const pointsAtMost = 4000;
const logLinesAtMost = 200;

/** What a run's page shows of it. */
export interface LiveRun {
  metrics: ShownMetrics;
  /** Oldest first. */
  checkpoints: Checkpoint[];
}

/** Events after which there may be another saved state. */
const savingEvents = ["checkpoint", "state"];

/**
 * A run's figures and saved states, kept up to date. The server alone computes them from its stored
 * events; an event only says that there is something new, and only what is new is fetched.
 */
export function useLiveRun({ runId, jobId, first, cursor }: {
  runId: string;
  jobId: string;
  first: LiveRun;
  cursor: number;
}): LiveRun & { refresh(): Promise<void> } {
  const [live, setLive] = useState(first);
  const known = useRef(first);
  const busy = useRef<Promise<void> | null>(null);
  const mustLookForSaved = useRef(false);

  async function fetchNews(): Promise<void> {
    const { metrics: old, checkpoints } = known.current;
    const isSaved = mustLookForSaved.current;
    mustLookForSaved.current = false;
    const [news, saved] = await Promise.all([
      fetchJson<ShownMetrics>(`/api/v1/runs/${runId}/metrics?after=${old.cursor}`),
      isSaved
        ? fetchJson<Pick<LiveRun, "checkpoints">>(`/api/v1/runs/${runId}/checkpoints`)
        : { checkpoints },
    ]);
    known.current = { metrics: withNews(old, news), checkpoints: saved.checkpoints };
    setLive(known.current);
  }

  function refresh(): Promise<void> {
    mustLookForSaved.current = true;
    const running = (busy.current ?? Promise.resolve()).catch(() => {}).then(fetchNews);
    busy.current = running;
    return running;
  }

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        if (event.jobId !== jobId) return;
        if (savingEvents.includes(event.type)) mustLookForSaved.current = true;
        timer ??= setTimeout(() => {
          timer = null;
          // What failed now comes with the next event; the shell says that the server is away.
          busy.current = (busy.current ?? Promise.resolve()).then(fetchNews).catch(() => {});
        }, fetchEveryMs);
      },
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [runId]);

  return { ...live, refresh };
}

/** The metrics with what is newer. */
export function withNews(old: ShownMetrics, news: ShownMetrics): ShownMetrics {
  if (news.isWhole) return news;
  const curve = mergeCurve(old.curve, news.curve);
  const isNew = new Set(news.samples.map(({ step, prompt }) => `${step} ${prompt}`));
  const samples = old.samples.filter(({ step, prompt }) => !isNew.has(`${step} ${prompt}`));
  const evalKeys = new Set(news.evals.map(({ step, split }) => `${step} ${split}`));
  const evals = old.evals.filter(({ step, split }) => !evalKeys.has(`${step} ${split}`));
  return {
    ...news,
    isWhole: true,
    curve: curve.length > pointsAtMost ? thinCurve(curve, pointsAtMost / 2) : curve,
    evals: [...evals, ...news.evals].sort((a, b) => a.step - b.step),
    samples: [...samples, ...news.samples],
    log: [...old.log, ...news.log].slice(-logLinesAtMost),
  };
}
