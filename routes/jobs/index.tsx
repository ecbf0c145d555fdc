import JobTable from "@/components/JobTable.tsx";
import { translator } from "@/core/contract/mod.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

export const handler = {
  GET: page({ access: "signed-in" }, async ({ app, actor: { personId } }) => {
    const projects = [
      ...await app.projects.list(personId),
      ...await app.projects.list(personId, { archived: true }),
    ];
    return {
      jobs: await app.jobs.list({ ownerId: personId }),
      projectNames: Object.fromEntries(projects.map(({ id, name }) => [id, name])),
    };
  }),
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
      {data.jobs.length === 0 ? <p>{t("empty")}</p> : (
        <section class="card">
          <JobTable jobs={data.jobs} projectNames={data.projectNames} lang={lang} />
        </section>
      )}
    </>
  );
}
