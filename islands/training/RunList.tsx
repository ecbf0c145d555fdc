import { useEffect, useState } from "preact/hooks";
import RunTable from "@/components/training/RunTable.tsx";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { ShownComparison } from "@/core/contract/training.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";

const fetchEveryMs = 2000;

/** A project's runs side by side, kept up to date. */
export default function RunList({ projectId, first, models, cursor, lang }: {
  projectId: string;
  first: ShownComparison;
  /** The names of base models by their ids. */
  models: Readonly<Record<string, string>>;
  cursor: number;
  lang: Lang;
}) {
  const [comparison, setComparison] = useState(first);
  useEffect(() => {
    const jobs = new Set(first.runs.map(({ jobId }) => jobId));
    let timer: ReturnType<typeof setTimeout> | null = null;
    const fetchRuns = async () => {
      timer = null;
      const url = `/api/v1/projects/${projectId}/runs/comparison`;
      setComparison(await fetchJson<ShownComparison>(url));
    };
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const { jobId, type } = data as JobEvent;
        // A run that was started elsewhere says so by its first state.
        if (!jobs.has(jobId) && type !== "state") return;
        // What failed now comes with the next event.
        timer ??= setTimeout(() => fetchRuns().catch(() => {}), fetchEveryMs);
      },
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return <RunTable comparison={comparison} models={models} lang={lang} />;
}
