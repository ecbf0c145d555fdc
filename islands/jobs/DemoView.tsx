import DemoResult from "@/components/jobs/DemoResult.tsx";
import DemoStepList from "@/components/jobs/DemoStepList.tsx";
import type { DemoSteps } from "@/components/jobs/demo_progress.ts";
import JobNow from "@/components/jobs/JobNow.tsx";
import Card from "@/components/kit/Card.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import type { DemoSummary } from "@/core/contract/overview.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { translator } from "@/core/contract/text.ts";
import { type LiveJob, useLiveJob } from "../_live_job.ts";
import { useLiveDemo } from "./_live_demo.ts";

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
  const hint = job.state === "done" ? {} : { lead: t("overview.demo.steps.hint") };
  return (
    <>
      {summary ? <DemoResult summary={summary} lang={lang} /> : (
        <Card>
          <JobNow id={id} job={job} isPausable={false} lang={lang} />
        </Card>
      )}
      <Card title={t("overview.demo.steps")} {...hint}>
        <DemoStepList steps={steps} state={job.state} lang={lang} />
      </Card>
    </>
  );
}
