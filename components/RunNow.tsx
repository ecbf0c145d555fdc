import type { Lang } from "@/core/contract/lang.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { trainingTexts } from "@/core/contract/text/training.ts";
import { translator } from "@/core/contract/text.ts";
import RunFigures, { type ShownMetrics } from "./RunFigures.tsx";

/** What a run does now: its figures, and before there are any what it is busy with. */
export default function RunNow({ metrics, lang }: { metrics: ShownMetrics; lang: Lang }) {
  const { state, phase, step } = metrics;
  const busy = state === "queued"
    ? translator(projectPageTexts, lang)("run.waiting")
    : state === "running" && (step === 0 || phase !== "train")
    ? translator(trainingTexts, lang)(`training.phase.${phase ?? "import"}`)
    : null;
  return (
    <>
      {busy && <p role="status">{busy}</p>}
      {(busy === null || step > 0) && <RunFigures metrics={metrics} lang={lang} />}
    </>
  );
}
