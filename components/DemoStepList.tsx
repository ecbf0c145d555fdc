import type { Lang } from "@/core/contract/lang.ts";
import type { JobState } from "@/core/contract/jobs.ts";
import { demoSteps } from "@/core/contract/demo_steps.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { translator } from "@/core/contract/text.ts";
import type { DemoSteps } from "./demo_progress.ts";
import JobProgress from "./JobProgress.tsx";

/** The demo's steps with their times, and how far those under way are. */
export default function DemoStepList({ steps, state, lang }: {
  steps: DemoSteps["steps"];
  /** The demo's own state: of a demo that rests, nothing runs. */
  state: JobState;
  lang: Lang;
}) {
  const t = translator(overviewTexts, lang);
  const numbers = new Intl.NumberFormat(lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (
    <ol class="plain-list step-list">
      {demoSteps.map((name) => {
        const step = steps[name];
        const isRunning = step?.state === "started" && state === "running";
        return (
          <li key={name} class={step?.state === "done" ? "done" : isRunning ? "active" : ""}>
            <div class="row spread">
              <span class="step-name">{t(`overview.demo.${name}`)}</span>
              <span class="quiet small">
                {step?.state === "done" && step.seconds !== null
                  ? t("overview.demo.seconds", { seconds: numbers.format(step.seconds) })
                  : t(isRunning ? "overview.state.active" : "overview.demo.waiting")}
              </span>
            </div>
            {isRunning && <JobProgress progress={step.progress} state="running" lang={lang} />}
          </li>
        );
      })}
    </ol>
  );
}
