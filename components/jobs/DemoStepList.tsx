import Badge from "@/components/kit/Badge.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { Figure } from "@/components/kit/Text.tsx";
import type { JobState } from "@/core/contract/job_states.ts";
import { demoSteps } from "@/core/contract/demo_steps.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { translator } from "@/core/contract/text.ts";
import type { DemoStep, DemoSteps } from "./demo_progress.ts";
import JobProgress from "./JobProgress.tsx";

/** The demo's steps with their times, and how far those under way are. */
export default function DemoStepList({ steps, state, lang }: {
  steps: DemoSteps["steps"];
  /** The demo's own state: of a demo that rests, nothing runs. */
  state: JobState;
  lang: Lang;
}) {
  const t = translator(overviewTexts, lang);
  return (
    <ol class="ruled-lines">
      {demoSteps.map((name) => {
        const step = steps[name];
        const isRunning = step?.state === "started" && state === "running";
        return (
          <li key={name} class="flex flex-col gap-1 py-2">
            <Row isSpread>
              <span class={step ? "font-medium" : "quiet"}>{t(`overview.demo.${name}`)}</span>
              <StepState step={step} isRunning={isRunning} lang={lang} />
            </Row>
            {isRunning && <JobProgress progress={step.progress} state="running" lang={lang} />}
          </li>
        );
      })}
    </ol>
  );
}

function StepState({ step, isRunning, lang }: {
  step: DemoStep | undefined;
  isRunning: boolean;
  lang: Lang;
}) {
  const t = translator(overviewTexts, lang);
  if (step?.state === "done") {
    return (
      <Row>
        {step.seconds !== null && <Figure>{durationText(step.seconds, lang)}</Figure>}
        <Badge tone="good" icon="done">{t("overview.state.done")}</Badge>
      </Row>
    );
  }
  return isRunning
    ? <Badge tone="accent" icon="play">{t("overview.state.active")}</Badge>
    : <Badge>{t("overview.demo.waiting")}</Badge>;
}
