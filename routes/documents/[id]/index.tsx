import { z } from "zod";
import ChunkList from "@/components/ChunkList.tsx";
import DocumentFacts from "@/components/DocumentFacts.tsx";
import FormError from "@/components/FormError.tsx";
import { type DocumentId, idParams, presentDocument, translator } from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { action, page, type PageProps } from "@/define.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<DocumentId>();
const chunksAtOnce = 20;

export const handler = {
  GET: page({
    access: "document:read",
    params,
    query: z.object({ from: z.coerce.number().int().min(0).catch(0) }),
  }, async ({ app, params: { id }, query: { from }, lang }) => {
    const document = await app.documents.get(id);
    return {
      document: presentDocument(document, lang),
      project: await app.projects.get(document.projectId),
      from,
      chunks: await app.documents.chunks(id, { from, limit: chunksAtOnce }),
    };
  }),

  POST: action({
    access: "document:write",
    params,
    form: z.object({ do: z.enum(["remove", "read"]) }),
  }, async ({ app, actor, params: { id }, form }) => {
    const { projectId } = await app.documents.get(id);
    const list = `/projects/${projectId}/documents`;
    if (form.do === "remove") {
      await app.documents.remove(id);
      return `${list}?removed=${id}`;
    }
    const { chunkTokens, chunkOverlap } = await app.settings.read(projectId);
    const request = { chunkTokens, chunkOverlap, documentIds: [id] };
    await app.documents.process(actor.personId, projectId, request);
    return list;
  }),
};

export default function DocumentPage({ data, lang, error }: PageProps<typeof handler>) {
  const t = translator(documentTexts, lang);
  const { document, project, from, chunks } = data;
  const { id, name, state } = document;
  return (
    <>
      <Head>
        <title>{name} – Lernwerk</title>
      </Head>
      <div>
        <p class="small">
          <a href={`/projects/${project.id}/documents`}>
            {t("documents.back", { project: project.name })}
          </a>
        </p>
        <h1 class="file-name">{name}</h1>
      </div>
      <FormError error={error} />
      <section class="card stack">
        <h2>{t("documents.facts")}</h2>
        <DocumentFacts document={document} lang={lang} />
        <div class="row">
          <a class="button" href={`/api/v1/documents/${id}/file`}>{t("documents.file.download")}</a>
          {state === "ready" && (
            <a class="button" href={`/api/v1/documents/${id}/text.txt`}>
              {t("documents.text.download")}
            </a>
          )}
          <form method="post" action={`/documents/${id}`} class="row">
            <button type="submit" name="do" value="read" disabled={state === "processing"}>
              {t(state === "uploaded" ? "documents.process" : "documents.process.one")}
            </button>
            <button type="submit" name="do" value="remove">{t("documents.remove")}</button>
          </form>
        </div>
      </section>
      <section class="card stack">
        <h2 title={t("documents.chunk.tooltip")}>{t("documents.chunks")}</h2>
        {state === "ready"
          ? (
            <ChunkList
              document={document}
              chunks={chunks}
              from={from}
              atOnce={chunksAtOnce}
              lang={lang}
            />
          )
          : <p class="quiet">{t(`documents.chunks.none.${state}`)}</p>}
      </section>
    </>
  );
}
