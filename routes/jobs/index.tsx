import { z } from "zod";
import JobFilterForm from "@/components/jobs/JobFilterForm.tsx";
import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import EmptyState from "@/components/kit/EmptyState.tsx";
import Pager from "@/components/kit/Pager.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import {
  idSchema,
  jobGroups,
  type JobId,
  type ProjectId,
  statesOfGroup,
  translator,
} from "@/core/contract/mod.ts";
import { jobsTexts } from "@/core/contract/text/jobs.ts";
import { page, type PageProps } from "@/define.ts";
import JobList from "@/islands/jobs/JobList.tsx";
import { listedJobs } from "@/routes/_listed_jobs.ts";
import { Head } from "@/web/mod.ts";

const jobsAtOnce = 50;

export const handler = {
  GET: page({
    access: "signed-in",
    query: z.object({
      group: z.enum(jobGroups).optional().catch(undefined),
      in: idSchema<ProjectId>().optional().catch(undefined),
      before: idSchema<JobId>().optional().catch(undefined),
    }),
  }, async ({ app, actor: { personId }, query, lang }) => {
    const { group, in: projectId, before } = query;
    const projects = [
      ...await app.projects.list(personId),
      ...await app.projects.list(personId, { archived: true }),
    ].map(({ id, name }) => ({ id, name }));
    const cursor = await app.jobs.latestCursor();
    const found = await app.jobs.list({
      ownerId: personId,
      limit: jobsAtOnce + 1,
      ...(projectId && { projectId }),
      ...(group && { states: statesOfGroup[group] }),
      ...(before && { before }),
    });
    const projectNames = Object.fromEntries(projects.map(({ id, name }) => [id, name]));
    return {
      jobs: listedJobs(app, found.slice(0, jobsAtOnce), { projectNames, lang }),
      hasOlder: found.length > jobsAtOnce,
      cursor,
      projects,
      query,
    };
  }),
};

export default function JobsPage({ data, lang }: PageProps<typeof handler>) {
  const t = translator(jobsTexts, lang);
  const { jobs, hasOlder, cursor, projects, query } = data;
  const isFiltered = query.group !== undefined || query.in !== undefined;
  const isFirst = query.before === undefined;
  return (
    <>
      <Head>
        <title>{t("title")} – Lernwerk</title>
      </Head>
      <PageTitle title={t("title")} lead={t("purpose")} />
      <Card>
        <JobFilterForm projects={projects} query={query} lang={lang} />
        {jobs.length === 0
          ? (
            <EmptyState
              icon="jobs"
              title={t(isFiltered || !isFirst ? "filter.none" : "empty")}
              {...(isFiltered || !isFirst) && {
                action: <LinkButton href="/jobs">{t("filter.clear")}</LinkButton>,
              }}
            />
          )
          : (
            <JobList
              first={jobs}
              cursor={cursor}
              newJobs={isFirst && !query.group
                ? {
                  projectId: query.in ?? null,
                  projectNames: Object.fromEntries(projects.map(({ id, name }) => [id, name])),
                }
                : null}
              lang={lang}
            />
          )}
        {(hasOlder || !isFirst) && (
          <Pager
            label={t("title")}
            shown={t("shown", { count: jobs.length })}
            earlier={isFirst ? null : { href: addressOf(query, {}), text: t("newest") }}
            later={hasOlder
              ? { href: addressOf(query, { before: jobs.at(-1)?.id ?? "" }), text: t("older") }
              : null}
          />
        )}
      </Card>
    </>
  );
}

/** The list under the same filter, from another job on. */
function addressOf(
  { group, in: projectId }: { group?: string | undefined; in?: string | undefined },
  place: Record<string, string>,
): string {
  const params = new URLSearchParams({
    ...(group && { group }),
    ...(projectId && { in: projectId }),
    ...place,
  });
  return params.size === 0 ? "/jobs" : `/jobs?${params}`;
}
