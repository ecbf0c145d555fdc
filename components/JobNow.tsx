import type { JobState } from "@/core/contract/jobs.ts";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import JobActions from "./JobActions.tsx";
import JobProgress from "./JobProgress.tsx";
import type { ShownJob } from "./shown_job.ts";

/** A job's state, what can be done with it, how far it is, and what went wrong. */
export default function JobNow({ id, job, isPausable, ending, lang }: {
  id: string;
  job: Pick<ShownJob, "state" | "progress" | "attempt" | "error">;
  isPausable: boolean;
  /** How it ended, where there is more to say than that it is done. */
  ending?: string;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  return (
    <>
      <div class="row spread">
        <p class="row" role="status">
          <strong>{job.state === "done" && ending || t(`state.${job.state}`)}</strong>
          {job.attempt > 1 && <span class="quiet">{t("attempt", { attempt: job.attempt })}</span>}
        </p>
        <JobActions id={id} job={job} isPausable={isPausable} lang={lang} />
      </div>
      {!ended.includes(job.state) && (
        <JobProgress
          progress={job.progress}
          state={job.state}
          lang={lang}
        />
      )}
      {job.error && (
        <div class="message bad" role="alert">
          <p>{job.error.message}</p>
          <p>{job.error.hint}</p>
        </div>
      )}
    </>
  );
}

/** Of these, how far they came says nothing any more. */
const ended: readonly JobState[] = ["done", "failed", "cancelled"];
