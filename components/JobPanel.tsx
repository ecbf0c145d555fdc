import type { JobState, Progress } from "@/core/contract/jobs.ts";
import type { Json } from "@/core/contract/json.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import JobNow from "./JobNow.tsx";

/** What is shown of a job. */
export interface ShownJob {
  state: JobState;
  progress: Progress | null;
  attempt: number;
  error: { message: string; hint: string } | null;
  /** What came out, once it is done. */
  result?: Json;
  /** Lines for people, oldest first. */
  log: string[];
}

/** A job's state, what can be done with it, how far it is, and its log. */
export default function JobPanel({ id, job, isPausable, lang }: {
  id: string;
  job: ShownJob;
  isPausable: boolean;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  return (
    <div class="stack">
      <JobNow id={id} job={job} isPausable={isPausable} lang={lang} />
      <details open={job.state !== "done"}>
        <summary>{t("log")}</summary>
        <div class="details-body">
          {job.log.length === 0
            ? <p class="quiet">{t("log.empty")}</p>
            : <pre class="log" tabIndex={0}>{job.log.join("\n")}</pre>}
        </div>
      </details>
    </div>
  );
}
