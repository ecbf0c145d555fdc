import DemoResult from "@/components/DemoResult.tsx";
import DemoStepList from "@/components/DemoStepList.tsx";
import type { DemoSteps } from "@/components/demo_progress.ts";
import JobNow from "@/components/JobNow.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { DemoSummary } from "@/core/contract/overview.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { translator } from "@/core/contract/text.ts";
import { useLiveDemo } from "./_live_demo.ts";
import { type LiveJob, useLiveJob } from "./_live_job.ts";

/** The demo's job, live: its steps with their times, and at the end what came out. */
export default function DemoView({ id, first, firstSteps, cursor, lang }: {
  id: string;
  first: LiveJob;
  firstSteps: DemoSteps;
  cursor: number;
  lang: Lang;
}) {
  const job = useLiveJob(id, first, cursor);
  const { steps } = useLiveDemo(id, firstSteps, cursor);
  const t = translator(overviewTexts, lang);
  const summary = job.state === "done" ? (job.result ?? null) as DemoSummary | null : null;
  return (
    <div class="stack">
      {summary ? <DemoResult summary={summary} lang={lang} /> : (
        <section class="card stack">
          <JobNow id={id} job={job} isPausable={false} lang={lang} />
        </section>
      )}
      <section class="card stack">
        <h2>{t("overview.demo.steps")}</h2>
        {job.state !== "done" && <p class="quiet small">{t("overview.demo.steps.hint")}</p>}
        <DemoStepList steps={steps} state={job.state} lang={lang} />
      </section>
    </div>
  );
}
