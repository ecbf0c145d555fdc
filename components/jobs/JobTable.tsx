import { Hint } from "@/components/kit/Text.tsx";
import Table from "@/components/kit/Table.tsx";
import type { Lang } from "@/core/contract/lang.ts";
import { durationText } from "@/core/contract/text/duration.ts";
import { jobsTexts, jobTitle } from "@/core/contract/text/jobs.ts";
import { translator } from "@/core/contract/text.ts";
import JobActions from "./JobActions.tsx";
import JobProgress from "./JobProgress.tsx";
import type { ListedJob } from "./listed_job.ts";
import StateBadge from "./StateBadge.tsx";

/** Jobs with their state, progress and what can be done with them. */
export default function JobTable({ jobs, lang }: { jobs: readonly ListedJob[]; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  return (
    <Table
      caption={t("title")}
      isStacking
      columns={[
        { text: t("kind") },
        { text: t("state") },
        { text: t("progress") },
        { text: t("actions"), isSpoken: true },
      ]}
    >
      {jobs.map((job) => <JobRow key={job.id} job={job} lang={lang} />)}
    </Table>
  );
}

function JobRow({ job, lang }: { job: ListedJob; lang: Lang }) {
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "short" });
  const { id, project, state } = job;
  return (
    <tr>
      <td class="min-w-40">
        <a class="link" href={`/jobs/${id}`}>{jobTitle(job, lang)}</a>
        <Hint>
          {[project?.name, times.format(new Date(job.startedAt ?? job.createdAt))]
            .filter((part) => part !== undefined).join(" · ")}
        </Hint>
      </td>
      <td>
        <StateBadge state={state} lang={lang} />
      </td>
      <td class="min-w-48">
        <HowFar job={job} lang={lang} />
      </td>
      <td>
        <JobActions
          id={id}
          job={job}
          isPausable={job.isPausable}
          isSmall
          back="list"
          lang={lang}
        />
      </td>
    </tr>
  );
}

/** How far a job is that goes on; how long one took; why one failed. */
function HowFar({ job, lang }: { job: ListedJob; lang: Lang }) {
  const { state, error, startedAt, finishedAt, progress } = job;
  if (error) return <span class="text-error">{error.message}</span>;
  if (state === "cancelled") return null;
  if (state !== "done") return <JobProgress progress={progress} state={state} lang={lang} />;
  if (!startedAt || !finishedAt) return null;
  const time = durationText((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000, lang);
  return <span class="quiet">{translator(jobsTexts, lang)("took", { time })}</span>;
}
