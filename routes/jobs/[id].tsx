import { z } from "zod";
import { LinkButton } from "@/components/kit/Button.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import {
  idParams,
  jobActionSchema,
  type JobId,
  presentLogLine,
  translator,
} from "@/core/contract/mod.ts";
import { jobsTexts, jobTitle, packOf } from "@/core/contract/text/jobs.ts";
import { overviewTexts } from "@/core/contract/text/overview.ts";
import { demoKindName } from "@/core/overview/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import DemoView from "@/islands/jobs/DemoView.tsx";
import JobView from "@/islands/jobs/JobView.tsx";
import { demoSteps } from "@/routes/_demo_steps.ts";
import { showJob } from "@/routes/_shown_job.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<JobId>();

/** With so many lines a page of the log begins. */
const linesAtFirst = 200;

export const handler = {
  GET: page({
    access: "job:read",
    params,
  }, async ({ app, params: { id }, lang }) => {
    const shown = await showJob(app, id, lang);
    const { kind, projectId } = shown.job;
    const { total, lines } = await app.jobs.log(id, { from: -linesAtFirst, count: linesAtFirst });
    return {
      ...shown,
      log: { total, lines: lines.map((line) => presentLogLine(line, lang).message) },
      demo: kind === demoKindName ? await demoSteps(app, id, shown) : null,
      ...(projectId && { framed: await app.overview.frameOf(projectId) }),
    };
  }),

  POST: action({
    access: "job:write",
    params,
    form: z.object({ action: jobActionSchema, back: z.literal("list").optional() }),
  }, async ({ app, params, form }) => {
    await app.jobs[form.action](params.id);
    return form.back ? "/jobs" : `/jobs/${params.id}`;
  }),
};

export default function JobPage({ data, lang, error }: PageProps<typeof handler>) {
  const { job, first, log, cursor, isPausable, demo } = data;
  const runId = job.params["runId"];
  const title = jobTitle({ kind: job.kind, pack: packOf(job.params) }, lang);
  const about = demo ? { lead: demoAbout(lang) } : {};
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <PageTitle
        title={title}
        {...about}
        actions={
          <LinkButton icon="back" href="/jobs">{translator(jobsTexts, lang)("all")}</LinkButton>
        }
      />
      <FormError error={error} lang={lang} />
      {demo
        ? <DemoView id={job.id} first={first} firstSteps={demo} cursor={cursor} lang={lang} />
        : (
          <JobView
            id={job.id}
            subject={{
              kind: job.kind,
              projectId: job.projectId,
              runId: typeof runId === "string" ? runId : null,
            }}
            first={first}
            log={log}
            cursor={cursor}
            lang={lang}
            isPausable={isPausable}
          />
        )}
    </>
  );
}

function demoAbout(lang: "en" | "de"): string {
  const t = translator(overviewTexts, lang);
  return [t("overview.demo.about"), lang !== "en" && t("overview.demo.language")].filter(Boolean)
    .join(" ");
}
