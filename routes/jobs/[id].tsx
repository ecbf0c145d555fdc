import { z } from "zod";
import JobView from "@/islands/JobView.tsx";
import {
  idParams,
  jobActionSchema,
  type JobId,
  presentJob,
  translator,
} from "@/core/contract/mod.ts";
import { jobKindText, jobsTexts } from "@/core/contract/text/jobs.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<JobId>();

export const handler = {
  GET: page({ access: "job:read", params }, async ({ app, params, lang }) => {
    // The cursor comes first: what happens between the two is then shown twice, never lost.
    const cursor = await app.jobs.latestCursor();
    const job = presentJob(await app.jobs.get(params.id), lang);
    const log = await app.jobs.lastEvents(params.id, { type: "log" });
    return {
      job,
      cursor,
      log: log.filter((event) => event.id <= cursor).map((event) => String(event.data["message"])),
      isPausable: app.jobs.isPausable(job.kind),
    };
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
  const { job, log, cursor, isPausable } = data;
  const t = translator(jobsTexts, lang);
  const title = jobKindText(job.kind, lang);
  const first = {
    state: job.state,
    progress: job.progress as never,
    attempt: job.attempt,
    error: job.error && { message: job.error.message, hint: job.error.hint },
    log,
  };
  return (
    <>
      <Head>
        <title>{title} – Lernwerk</title>
      </Head>
      <div class="row spread">
        <h1>{title}</h1>
        {job.projectId && <a href={`/projects/${job.projectId}`}>{t("project")}</a>}
      </div>
      {error && <p class="message bad" role="alert">{error.message} {error.hint}</p>}
      <JobView id={job.id} first={first} cursor={cursor} lang={lang} isPausable={isPausable} />
    </>
  );
}
