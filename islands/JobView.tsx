import JobActions from "@/components/JobActions.tsx";
import JobProgress from "@/components/JobProgress.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import { type LiveJob, useLiveJob } from "./_live_job.ts";

/** One job, live: state, progress, what can be done with it, its log. */
export default function JobView({ id, first, cursor, lang, isPausable }: {
  id: string;
  first: LiveJob;
  cursor: number;
  lang: Lang;
  isPausable: boolean;
}) {
  const job = useLiveJob(id, first, cursor);
  const t = translator(jobsTexts, lang);
  return (
    <section class="card stack">
      <div class="row spread">
        <p class="row" role="status">
          <strong>{t(`state.${job.state}`)}</strong>
          {job.attempt > 1 && <span class="quiet">{t("attempt", { attempt: job.attempt })}</span>}
        </p>
        <JobActions id={id} state={job.state} isPausable={isPausable} lang={lang} />
      </div>
      <JobProgress progress={job.progress} state={job.state} />
      {job.error && (
        <div class="message bad" role="alert">
          <p>{job.error.message}</p>
          <p>{job.error.hint}</p>
        </div>
      )}
      <div>
        <h2>{t("log")}</h2>
        {job.log.length === 0
          ? <p class="quiet">{t("log.empty")}</p>
          : <pre class="log" tabIndex={0}>{job.log.join("\n")}</pre>}
      </div>
    </section>
  );
}
