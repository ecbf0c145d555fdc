import { useEffect, useState } from "preact/hooks";
import StepRail from "@/components/shell/StepRail.tsx";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import type { PathStep } from "@/core/contract/overview.ts";
import type { OverviewText } from "@/core/contract/text/overview.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";
import { onProjectChange } from "../_project_change.ts";

type Steps = readonly PathStep<OverviewText>[];

/** What one act brings about, such as a job that ends and the next that begins, is read once. */
const settledMs = 200;

/** The path of a project's steps; follows its jobs, and what the page's other islands change. */
export default function ProjectPath({ projectId, steps: first, current, cursor, lang }: {
  projectId: string;
  steps: Steps;
  current: string | null;
  /** Of the event stream; null for whoever is not signed in. */
  cursor: number | null;
  lang: Lang;
}) {
  const [steps, setSteps] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function load(): Promise<void> {
      setSteps((await fetchJson<{ steps: Steps }>(`/api/v1/projects/${projectId}/path`)).steps);
    }
    function loadSoon(): void {
      clearTimeout(timer);
      timer = setTimeout(() => void load().catch(() => {}), settledMs);
    }
    const stops = [onProjectChange(loadSoon)];
    if (cursor !== null) {
      // Jobs do not say their project with every event; a look costs a handful of counts.
      const onEvent = (data: unknown) => (data as JobEvent).type === "state" && loadSoon();
      stops.push(subscribe({ url: "/api/v1/events", after: cursor, onEvent }));
    }
    return () => {
      clearTimeout(timer);
      stops.forEach((stop) => stop());
    };
  }, [projectId]);
  return <StepRail projectId={projectId} steps={steps} current={current} lang={lang} />;
}
