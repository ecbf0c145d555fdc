import { z } from "zod";
import FormError from "@/components/FormError.tsx";
import RunView from "@/islands/RunView.tsx";
import {
  idParams,
  presentMetrics,
  resumeFromSchema,
  type RunId,
  translator,
} from "@/core/contract/mod.ts";
import { projectPageTexts } from "@/core/contract/text/project_pages.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<RunId>();

export const handler = {
  GET: page({ access: "run:read", params }, async ({ app, params: { id }, lang }) => {
    // The cursor comes first: what happens between the two is then shown twice, never lost.
    const cursor = await app.jobs.latestCursor();
    const run = await app.training.get(id);
    return {
      run,
      project: await app.projects.get(run.projectId),
      first: {
        metrics: presentMetrics(await app.training.metrics(id), lang),
        checkpoints: await app.training.checkpoints(id),
      },
      cursor,
    };
  }),

  POST: action({
    access: "run:write",
    params,
    form: z.union([
      z.object({ action: z.enum(["pause", "abort"]) }),
      z.object({ action: z.literal("resume"), from: resumeFromSchema.default("last") }),
    ]),
  }, async ({ app, params: { id }, form }) => {
    if (form.action === "resume") await app.training.resume(id, form.from);
    else await app.training[form.action](id);
    return `/runs/${id}`;
  }),
};

export default function RunPage({ data, lang, error }: PageProps<typeof handler>) {
  const t = translator(projectPageTexts, lang);
  const { run, project, first, cursor } = data;
  return (
    <>
      <Head>
        <title>{run.name} – Lernwerk</title>
      </Head>
      <div class="row spread">
        <div>
          <h1>{run.name}</h1>
          <a href={`/projects/${project.id}`}>{t("run.project", { name: project.name })}</a>
        </div>
        <a href={`/projects/${run.projectId}/training`}>{t("run.back")}</a>
      </div>
      <FormError error={error} />
      <RunView
        runId={run.id}
        jobId={run.jobId}
        projectId={run.projectId}
        first={first}
        cursor={cursor}
        lang={lang}
      />
    </>
  );
}
