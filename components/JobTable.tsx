import {
  describeError,
  type Job,
  type Lang,
  restingStates,
  translator,
} from "@/core/contract/mod.ts";
import { jobsTexts, jobTitle, packOf } from "@/core/contract/text/jobs.ts";
import { clock } from "./_clock.ts";
import JobProgress from "./JobProgress.tsx";

/** Jobs with their state and progress. */
export default function JobTable({ jobs, projectNames, lang }: {
  jobs: Job[];
  /** Names of the jobs' projects by id; left out on a project's own page. */
  projectNames?: Readonly<Record<string, string>>;
  lang: Lang;
}) {
  const t = translator(jobsTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  return (
    <div class="table-scroll">
      <table class="stacking">
        <thead>
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("progress")}</th>
            <th scope="col">{t("started")}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.id}>
              <td>
                <a href={`/jobs/${job.id}`}>
                  {jobTitle({ kind: job.kind, pack: packOf(job.params) }, lang)}
                </a>
                {job.projectId && projectNames?.[job.projectId] && (
                  <div class="quiet small">{projectNames[job.projectId]}</div>
                )}
              </td>
              <td data-label={t("state")}>{t(`state.${job.state}`)}</td>
              <td>
                <HowFar job={job} lang={lang} />
              </td>
              <td class="date" data-label={t("started")}>
                {times.format(new Date(job.startedAt ?? job.createdAt))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How far a job is that goes on; how long one took; why one failed. */
function HowFar({ job, lang }: { job: Job; lang: Lang }) {
  const { state, error, startedAt, finishedAt, progress } = job;
  if (error) return <span class="bad-text">{describeError(error, lang).message}</span>;
  if (!restingStates.includes(state)) {
    return <JobProgress progress={progress} state={state} lang={lang} />;
  }
  if (state !== "done" || !startedAt || !finishedAt) return null;
  const time = clock((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
  return <span class="quiet">{translator(jobsTexts, lang)("took", { time })}</span>;
}
