import JobLog from "@/components/JobLog.tsx";
import JobNow from "@/components/JobNow.tsx";
import JobOutcome from "@/components/JobOutcome.tsx";
import JobTargetLink, { type JobSubject } from "@/components/JobTargetLink.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { type LiveJob, useLiveJob } from "./_live_job.ts";

/** One job, live: state, progress, what can be done with it, what came out, its log. */
export default function JobView({ id, subject, first, cursor, lang, isPausable }: {
  id: string;
  subject: JobSubject;
  first: LiveJob;
  cursor: number;
  lang: Lang;
  isPausable: boolean;
}) {
  const job = useLiveJob(id, first, cursor);
  const t = translator(jobsTexts, lang);
  return (
    <div class="stack">
      <section class="card stack">
        <JobNow id={id} job={job} isPausable={isPausable} lang={lang} />
        <JobOutcome kind={subject.kind} result={job.result} lang={lang} />
        {job.state === "done" && (
          <p>
            <JobTargetLink job={subject} lang={lang} isPrimary />
          </p>
        )}
      </section>
      <section class="card">
        <h2>{t("log")}</h2>
        <JobLog lines={job.log} state={job.state} lang={lang} />
      </section>
    </div>
  );
}
