import { z } from "zod";
import FormError from "@/components/FormError.tsx";
import DemoView from "@/islands/DemoView.tsx";
import JobView from "@/islands/JobView.tsx";
import {
  idParams,
  jobActionSchema,
  type JobId,
  type Lang,
  translator,
} from "@/core/contract/mod.ts";
import { jobsTexts, jobTitle, packOf } from "@/core/contract/text/jobs.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { demoKindName } from "@/core/overview/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import { demoSteps } from "@/routes/_demo_steps.ts";
import { showJob } from "@/routes/_shown_job.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<JobId>();

export const handler = {
  GET: page({
    access: "job:read",
    params,
  }, async ({ app, params: { id }, lang }) => {
    const shown = await showJob(app, id, lang);
    const isDemo = shown.job.kind === demoKindName;
    return { ...shown, demo: isDemo ? await demoSteps(app, id, shown) : null };
  }),

  POST: action({
    access: "job:write",
    params,
    form: z.object({ action: jobActionSchema }),
  }, async ({ app, params, form }) => {
    await app.jobs[form.action](params.id);
    return `/jobs/${params.id}`;
  }),
};

export default function JobPage({ data, lang, error }: PageProps<typeof handler>) {
  const { job, first, cursor, isPausable, demo } = data;
  const runId = job.params["runId"];
  const t = translator(jobsTexts, lang);
  const title = jobTitle({ kind: job.kind, pack: packOf(job.params) }, lang);
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <div class="row spread">
        <h1>{title}</h1>
        {job.projectId && <a href={`/projects/${job.projectId}`}>{t("project")}</a>}
      </div>
      <FormError error={error} />
      {demo
        ? (
          <>
            <DemoAbout lang={lang} />
            <DemoView id={job.id} first={first} firstSteps={demo} cursor={cursor} lang={lang} />
          </>
        )
        : (
          <JobView
            id={job.id}
            subject={{
              kind: job.kind,
              projectId: job.projectId,
              runId: typeof runId === "string" ? runId : null,
            }}
            first={first}
            cursor={cursor}
            lang={lang}
            isPausable={isPausable}
          />
        )}
    </>
  );
}

function DemoAbout({ lang }: { lang: Lang }) {
  const t = translator(overviewTexts, lang);
  return (
    <p class="quiet">
      {t("overview.demo.about")}
      {lang !== "en" && ` ${t("overview.demo.language")}`}
    </p>
  );
}
