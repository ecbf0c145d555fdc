import { writing } from "@/components/jobs/JobLog.tsx";
import JobNow from "@/components/jobs/JobNow.tsx";
import JobOutcome from "@/components/jobs/JobOutcome.tsx";
import JobTargetLink, { type JobSubject } from "@/components/jobs/JobTargetLink.tsx";
import JobTimes from "@/components/jobs/JobTimes.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { type LiveJob, useLiveJob } from "../_live_job.ts";
import LogWindow from "./_LogWindow.tsx";
import type { LogEnd } from "./_use_log.ts";

/** One job, live: state, progress, what can be done with it, what came out, its log. */
export default function JobView({ id, subject, first, log, cursor, lang, isPausable }: {
  id: string;
  subject: JobSubject;
  first: LiveJob;
  log: LogEnd;
  cursor: number;
  lang: Lang;
  isPausable: boolean;
}) {
  const job = useLiveJob(id, first, cursor);
  const t = translator(jobsTexts, lang);
  const empty = t(writing.includes(job.state) ? "log.empty" : "log.empty.ended");
  return (
    <>
      <Card>
        <JobNow id={id} job={job} isPausable={isPausable} lang={lang} />
        <JobOutcome kind={subject.kind} result={job.result} lang={lang} />
        <JobTimes job={job} lang={lang} />
        <Row>
          <JobTargetLink job={subject} lang={lang} isPrimary={job.state === "done"} />
        </Row>
      </Card>
      <Card title={t("log")}>
        <LogWindow jobId={id} first={log} cursor={cursor} empty={empty} lang={lang} />
      </Card>
    </>
  );
}
