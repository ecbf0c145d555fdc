import FormError from "@/components/FormError.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import { bytesText } from "@/core/contract/text/bytes.ts";
import {
  AppError,
  idParams,
  importKindName,
  type Job,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { datasetTexts } from "@/core/contract/text/datasets.ts";
import { action, page, type PageProps } from "@/define.ts";
import DataWork from "@/islands/DataWork.tsx";
import ProjectPath from "@/islands/ProjectPath.tsx";
import { showJob } from "@/routes/_shown_job.ts";
import { readMultipart } from "@/web/mod.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params: { id }, lang }) => {
    const [job] = await app.jobs.list({ projectId: id, kind: importKindName, limit: 1 });
    return {
      framed: await app.overview.frameOf(id),
      work: job ? await showJob(app, job.id, lang) : null,
      limitBytes: (await app.settings.read(id)).uploadLimitBytes,
    };
  }),

  POST: action({
    access: "project:write",
    params,
    form: "stream",
  }, async ({ app, actor, params: { id }, request }) => {
    const { uploadLimitBytes: maxFileBytes } = await app.settings.read(id);
    let job: Job | null = null;
    await readMultipart(request, {
      maxFileBytes,
      async onFile({ stream }) {
        job ??= await app.datasets.import(actor.personId, id, stream);
      },
    });
    if (!job) throw new AppError("dataset_import_no_file");
    return `/projects/${id}/data/import`;
  }),
};

const forms = [
  '{"instruction": "…", "output": "…"}',
  '{"messages": [{"role": "user", "content": "…"}, {"role": "assistant", "content": "…"}]}',
].join("\n");

export default function ImportPage({ data, lang, error }: PageProps<typeof handler>) {
  const t = translator(datasetTexts, lang);
  const { framed, work, limitBytes } = data;
  const rowsHref = `/projects/${framed.project.id}/data`;
  return (
    <ProjectFrame
      framed={framed}
      current="data"
      lang={lang}
      path={
        <ProjectPath
          projectId={framed.project.id}
          steps={framed.steps}
          current="data"
          lang={lang}
        />
      }
    >
      <p>
        <a href={rowsHref}>{t("datasets.import.back")}</a>
      </p>
      <form method="post" encType="multipart/form-data" class="card stack">
        <h2>{t("datasets.import")}</h2>
        <FormError error={error} />
        <p>{t("datasets.import.about")}</p>
        <pre class="log" tabIndex={0}>{forms}</pre>
        <p class="quiet">{t("datasets.import.rest")}</p>
        <div class="field">
          <label for="file">{t("datasets.import.file")}</label>
          <input id="file" name="file" type="file" accept=".jsonl,.ndjson,.json,.txt" required />
          <span class="quiet small">
            {t("datasets.import.limit", { size: bytesText(limitBytes, lang) })}
          </span>
        </div>
        <p>
          <button type="submit" class="primary">{t("datasets.import.start")}</button>
        </p>
      </form>
      {work && (
        <DataWork
          key={work.id}
          id={work.id}
          kind={work.job.kind}
          first={work.first}
          cursor={work.cursor}
          isPausable={work.isPausable}
          rowsHref={rowsHref}
          lang={lang}
        />
      )}
    </ProjectFrame>
  );
}
