import { dirname } from "node:path";
import { z } from "zod";
import DocumentMessages from "@/components/documents/DocumentMessages.tsx";
import FormError from "@/components/kit/FormError.tsx";
import {
  type DocumentId,
  documentQuerySchema,
  idParams,
  idSchema,
  presentDocument,
  processDocumentsKind,
  processFormSchema,
  type ProjectId,
  translator,
} from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { undoDays } from "@/core/projects/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import ProjectDocuments from "@/islands/documents/ProjectDocuments.tsx";
import { readMeaning } from "@/routes/_meaning.ts";
import { showJob } from "@/routes/_shown_job.ts";
import { Head } from "@/web/mod.ts";

const params = idParams<ProjectId>();
const count = z.coerce.number().int().min(0).catch(0);
const documentsAtOnce = 50;

export const handler = {
  GET: page({
    access: "project:read",
    params,
    query: z.object({
      /** The document that was just removed. */
      removed: idSchema<DocumentId>().optional().catch(undefined),
      /** What an upload without JavaScript did. */
      added: count,
      exists: count,
      state: documentQuerySchema.shape.state.catch(undefined),
      search: documentQuerySchema.shape.search.catch(undefined),
      from: count,
    }),
  }, async ({ app, params: { id }, query, lang }) => {
    const cursor = await app.jobs.latestCursor();
    const [job] = await app.jobs.list({ projectId: id, kind: processDocumentsKind, limit: 1 });
    const removed = query.removed ? await app.documents.removed(query.removed) : null;
    const { state, search, from } = query;
    const { documents, ...counts } = await app.documents.page(id, {
      state,
      search,
      from,
      limit: documentsAtOnce,
    });
    const { uploadLimitBytes, chunkTokens, chunkOverlap } = await app.settings.read(id);
    const usual = await app.settings.read();
    return {
      framed: await app.overview.frameOf(id),
      list: {
        documents: documents.map((document) => presentDocument(document, lang)),
        ...counts,
      },
      query: { state: state ?? null, search: search ?? "", from },
      job: job ? await showJob(app, job.id, lang) : null,
      cursor,
      removed: removed?.projectId === id ? removed : null,
      restorable: await app.documents.listRemoved(id),
      uploaded: { added: query.added, exists: query.exists },
      limitBytes: uploadLimitBytes,
      sizes: { chunkTokens, chunkOverlap },
      usualSizes: { chunkTokens: usual.chunkTokens, chunkOverlap: usual.chunkOverlap },
      gap: counts.counts.ready > 0 ? await app.languageGap(id) : null,
      meaning: await readMeaning(app, id, lang),
      exportPath: await app.documents.ragExportPath(id),
    };
  }),

  POST: action({
    access: "project:write",
    params,
    form: z.union([processFormSchema, z.object({ do: z.literal("folder") })]),
  }, async ({ app, actor, params: { id }, form }) => {
    if ("do" in form) {
      const { path } = await app.documents.exportRag(id);
      await app.openFolder(dirname(path));
    } else {
      const { which, ...sizes } = form;
      const again = which === "all";
      await app.documents.process(actor.personId, id, { ...sizes, again, keepSizes: true });
    }
    return `/projects/${id}/documents`;
  }),
};

export default function DocumentsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const { framed: { project, steps }, removed, uploaded, sizes, job, ...shown } = data;
  const t = translator(documentTexts, lang);
  return (
    <>
      <Head>
        <title>{t("documents.title")} – {project.name} – Lernwerk</title>
      </Head>
      <FormError error={error} lang={lang} />
      {!error && (
        <DocumentMessages
          removed={removed}
          undoDays={undoDays}
          uploaded={uploaded}
          lang={lang}
        />
      )}
      <ProjectDocuments
        projectId={project.id}
        list={shown.list}
        query={shown.query}
        atOnce={documentsAtOnce}
        job={job && { id: job.id, first: job.first, isPausable: job.isPausable }}
        next={steps.find(({ state }) => state === "next")?.name ?? null}
        cursor={shown.cursor}
        limitBytes={shown.limitBytes}
        sizes={{
          chunkTokens: form["chunkTokens"] ?? String(sizes.chunkTokens),
          chunkOverlap: form["chunkOverlap"] ?? String(sizes.chunkOverlap),
        }}
        usualSizes={shown.usualSizes}
        gap={shown.gap}
        exportPath={shown.exportPath}
        meaning={shown.meaning}
        removed={shown.restorable}
        undoDays={undoDays}
        lang={lang}
      />
    </>
  );
}
