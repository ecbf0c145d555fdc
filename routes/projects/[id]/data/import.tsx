import { LinkButton } from "@/components/kit/Button.tsx";
import Card from "@/components/kit/Card.tsx";
import CodeBlock from "@/components/kit/CodeBlock.tsx";
import FormError from "@/components/kit/FormError.tsx";
import { PageTitle } from "@/components/kit/Text.tsx";
import { bytesText } from "@/core/contract/text/bytes.ts";
import {
  AppError,
  idParams,
  importKindName,
  type Job,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { rowFileTexts } from "@/core/contract/text/dataset_files.ts";
import { action, page, type PageProps } from "@/define.ts";
import DataWork from "@/islands/data/DataWork.tsx";
import ImportDrop from "@/islands/data/ImportDrop.tsx";
import { showDataWork } from "@/routes/projects/[id]/_data_page.ts";
import { Head, readMultipart } from "@/web/mod.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: page({ access: "project:read", params }, async ({ app, params: { id }, lang }) => {
    const [job] = await app.jobs.list({ projectId: id, kind: importKindName, limit: 1 });
    return {
      framed: await app.overview.frameOf(id),
      work: job ? await showDataWork(app, job.id, lang) : null,
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
  const t = translator(rowFileTexts, lang);
  const { framed: { project }, work, limitBytes } = data;
  const rowsHref = `/projects/${project.id}/data`;
  return (
    <>
      <Head>
        <title>{t("datasets.import")} – {project.name} – Lernwerk</title>
      </Head>
      <PageTitle
        title={t("datasets.import")}
        lead={t("datasets.import.rest")}
        actions={<LinkButton icon="back" href={rowsHref}>{t("datasets.import.back")}</LinkButton>}
      />
      <Card>
        <FormError error={error} lang={lang} />
        <ImportDrop projectId={project.id} limit={bytesText(limitBytes, lang)} lang={lang} />
        <p>{t("datasets.import.about")}</p>
        <CodeBlock text={forms} label={t("datasets.import.about")} lang={lang} />
      </Card>
      {work && (
        <DataWork
          key={work.id}
          id={work.id}
          kind={work.job.kind}
          first={work.first}
          cursor={work.cursor}
          generation={work.generation}
          projectId={project.id}
          lang={lang}
        />
      )}
    </>
  );
}
