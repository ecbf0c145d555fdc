import JobProgress from "@/components/JobProgress.tsx";
import { type Job, type Lang, translator } from "@/core/contract/mod.ts";
import { jobKindText, jobsTexts } from "@/core/contract/text/jobs.ts";
import { page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({ access: "signed-in" }, async ({ app, actor }) => ({
    jobs: await app.jobs.list({ ownerId: actor.personId }),
  })),
};

export default function JobsPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(jobsTexts, lang);
  return (
    <>
      <Head>
        <title>{t("title")} – Lernwerk</title>
      </Head>
      <div>
        <h1>{t("title")}</h1>
        <p class="quiet">{t("purpose")}</p>
      </div>
      {data.jobs.length === 0 ? <p>{t("empty")}</p> : <JobTable jobs={data.jobs} lang={lang} />}
    </>
  );
}

function JobTable({ jobs, lang }: { jobs: Job[]; lang: Lang }) {
  const t = translator(jobsTexts, lang);
  const times = new Intl.DateTimeFormat(lang, { dateStyle: "short", timeStyle: "medium" });
  return (
    <div class="card table-scroll">
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
