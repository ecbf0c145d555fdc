import JobProgress from "./JobProgress.tsx";
import { type Job, type Lang, translator } from "@/core/contract/mod.ts";
import { jobKindText, jobsTexts } from "@/core/contract/text/jobs.ts";

/** Jobs with their state and progress. */
export default function JobTable({ jobs, lang }: { jobs: Job[]; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "medium" });
  return (
    <div class="table-scroll">
      <table>
        <thead>
          <tr>
            <th>{t("kind")}</th>
            <th>{t("state")}</th>
            <th>{t("progress")}</th>
            <th>{t("started")}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(({ id, kind, state, progress, createdAt, startedAt }) => (
            <tr key={id}>
              <td>
                <a href={`/jobs/${id}`}>{jobKindText(kind, lang)}</a>
              </td>
              <td>{t(`state.${state}`)}</td>
              <td>
                <JobProgress progress={progress} state={state} />
              </td>
              <td>{times.format(new Date(startedAt ?? createdAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
