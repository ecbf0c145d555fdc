import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import { Row } from "@/components/kit/Layout.tsx";
import Message from "@/components/kit/Message.tsx";
import { Hint, PageTitle } from "@/components/kit/Text.tsx";
import { hasPassages } from "@/components/projects/has_passages.ts";
import StepCards from "@/components/projects/StepCards.tsx";
import ScoredEvaluation from "@/components/use/ScoredEvaluation.tsx";
import { idParams, type ProjectId, translator } from "@/core/contract/mod.ts";
import { newestJudging } from "@/core/contract/runs/verdict.ts";
import { askTexts } from "@/core/contract/text/ask.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { projectsTexts } from "@/core/contract/text/projects.ts";
import { useTexts } from "@/core/contract/text/use.ts";
import { page, type PageProps } from "@/define.ts";
import JobList from "@/islands/jobs/JobList.tsx";
import { listedJobs } from "@/routes/_listed_jobs.ts";
import { Head } from "@/web/mod.ts";

const jobsShown = 10;

export const handler = {
  GET: page({
    access: "project:read",
    params: idParams<ProjectId>(),
  }, async ({ app, params: { id }, lang }) => {
    const cursor = await app.jobs.latestCursor();
    const jobs = await app.jobs.list({ projectId: id, limit: jobsShown });
    return {
      framed: await app.overview.frameOf(id),
      jobs: listedJobs(app, jobs, { lang }),
      cursor,
      evaluation: newestJudging(await app.evaluations.list({ projectId: id })),
    };
  }),
};

export default function ProjectPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const steps = translator(overviewTexts, lang);
  const words = translator(projectsTexts, lang);
  const { framed: { project, steps: path }, jobs, cursor, evaluation } = data;
  const { id, name, archivedAt } = project;
  const next = path.find(({ state }) => state === "next");
  return (
    <>
      <Head>
        <title>{name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={name}
        lead={next ? steps(next.reason, next.params) : t("overview.lead")}
        actions={
          <>
            {next && (
              <LinkButton look="primary" icon="next" href={`/projects/${id}/${next.name}`}>
                {t("next", { step: steps(`overview.step.${next.name}`) })}
              </LinkButton>
            )}
            {hasPassages(path) && (
              <LinkButton icon="message" href={`/projects/${id}/ask`}>
                {translator(askTexts, lang)("way.documents")}
              </LinkButton>
            )}
            <LinkButton icon="settings" href={`/projects/${id}/manage`}>
              {words("manage.short")}
            </LinkButton>
          </>
        }
      />
      {archivedAt && (
        <Message
          action={
            <LinkButton isSmall href={`/projects/${id}/manage`}>{words("unarchive")}</LinkButton>
          }
        >
          {words("unarchive.hint")}
        </Message>
      )}
      <StepCards projectId={id} steps={path} lang={lang} />
      {evaluation && (
        <Card title={t("overview.score")}>
          <ScoredEvaluation {...evaluation} lang={lang} />
          <Row>
            <LinkButton isSmall href={`/evaluations/${evaluation.id}`}>
              {translator(useTexts, lang)("evaluations.open")}
            </LinkButton>
          </Row>
        </Card>
      )}
      <Card title={t("jobs")}>
        {jobs.length === 0 ? <Hint>{t("jobs.none")}</Hint> : (
          <JobList
            first={jobs}
            cursor={cursor}
            newJobs={{ projectId: id, projectNames: {} }}
            lang={lang}
          />
        )}
        {jobs.length === jobsShown && (
          <Row>
            <LinkButton isSmall href={`/jobs?in=${id}`}>{t("jobs.all")}</LinkButton>
          </Row>
        )}
      </Card>
    </>
  );
}
