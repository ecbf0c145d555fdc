import JobNow from "@/components/jobs/JobNow.tsx";
import JobOutcome from "@/components/jobs/JobOutcome.tsx";
import JobTargetLink, { type JobSubject } from "@/components/jobs/JobTargetLink.tsx";
import JobTimes from "@/components/jobs/JobTimes.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import { activeStates } from "@/core/contract/job_states.ts";
import type { JobEvent, LogLine } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { fetchJson } from "@/web/client/mod.ts";
import { type LiveJob, useLiveJob } from "../_live_job.ts";
import { useJobEvents } from "../_use_job_events.ts";
import LogWindow from "../_LogWindow.tsx";
import type { LogPage } from "../_use_log.ts";

/** One job, live: state, progress, what can be done with it, what came out, its log. */
export default function JobView({ id, subject, first, log, cursor, lang, isPausable }: {
  id: string;
  subject: JobSubject;
  first: LiveJob;
  log: LogPage;
  cursor: number;
  lang: Lang;
  isPausable: boolean;
}) {
  const job = useLiveJob(id, first, cursor);
  const t = translator(jobsTexts, lang);
  const news = useJobEvents({ jobId: id, cursor, first: 0 }, countLines);
  const empty = t(activeStates.includes(job.state) ? "log.empty" : "log.empty.ended");
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
        <LogWindow
          fetchLines={(from, count) => fetchLog(id, from, count)}
          first={log}
          news={news}
          label={t("log")}
          empty={empty}
          lang={lang}
        >
          <LinkButton isSmall icon="download" href={`/api/v1/jobs/${id}/log.txt`} download>
            {t("log.download")}
          </LinkButton>
        </LogWindow>
      </Card>
    </>
  );
}

function countLines(known: number, { type }: JobEvent): number {
  return type === "log" ? known + 1 : known;
}

async function fetchLog(id: string, from: number, count: number): Promise<LogPage> {
  const { total, lines } = await fetchJson<{ total: number; lines: LogLine[] }>(
    `/api/v1/jobs/${id}/log?from=${from}&count=${count}`,
  );
  return { total, lines: lines.map(({ message }) => message) };
}
