import JobTable from "@/components/JobTable.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import { idParams, type ProjectId, translator } from "@/core/contract/mod.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { page, type PageProps } from "@/define.ts";

export const handler = {
  GET: page({
    access: "project:read",
    params: idParams<ProjectId>(),
  }, async ({ app, params: { id } }) => ({
    framed: await app.overview.frameOf(id),
    jobs: await app.jobs.list({ projectId: id, limit: 20 }),
  })),
};

export default function ProjectPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const steps = translator(overviewTexts, lang);
  const next = data.framed.steps.find(({ state }) => state === "next");
  const { id } = data.framed.project;
  return (
    <ProjectFrame framed={data.framed} current={null} lang={lang}>
      {next && (
        <section class="card row spread">
          <p>{steps(next.reason, next.params)}</p>
          <a class="button primary" href={`/projects/${id}/${next.name}`}>
            {t("next", { step: steps(`overview.step.${next.name}`) })}
          </a>
        </section>
      )}
      <section class="card stack">
        <h2>{t("jobs")}</h2>
        {data.jobs.length === 0
          ? <p class="quiet">{t("jobs.none")}</p>
          : <JobTable jobs={data.jobs} lang={lang} />}
      </section>
    </ProjectFrame>
  );
}
