import { useEffect, useState } from "preact/hooks";
import StepRail from "@/components/shell/StepRail.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { PathStep } from "@/core/contract/overview.ts";
import type { OverviewText } from "@/core/contract/text/overview.ts";
import { fetchJson } from "@/web/client/mod.ts";
import { onProjectChange } from "../_project_change.ts";

type Steps = readonly PathStep<OverviewText>[];

/** The path of a project's steps; follows what the page's other islands change. */
export default function ProjectPath({ projectId, steps: first, current, lang }: {
  projectId: string;
  steps: Steps;
  current: string | null;
  lang: Lang;
}) {
  const [steps, setSteps] = useState(first);
  useEffect(() => {
    async function load(): Promise<void> {
      setSteps((await fetchJson<{ steps: Steps }>(`/api/v1/projects/${projectId}/path`)).steps);
    }
    return onProjectChange(() => void load().catch(() => {}));
  }, [projectId]);
  return <StepRail projectId={projectId} steps={steps} current={current} lang={lang} />;
}
