import { dirname } from "node:path";
import { z } from "zod";
import FormError from "@/components/FormError.tsx";
import ProjectFrame from "@/components/ProjectFrame.tsx";
import DocumentMessages from "@/components/DocumentMessages.tsx";
import ProjectDocuments from "@/islands/ProjectDocuments.tsx";
import ProjectPath from "@/islands/ProjectPath.tsx";
import {
  AppError,
  type DocumentId,
  idParams,
  idSchema,
  presentDocument,
  processDocumentsKind,
  processFormSchema,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { undoDays } from "@/core/projects/mod.ts";
import { action, page, type PageProps } from "@/define.ts";
import { showJob } from "@/routes/_shown_job.ts";

const params = idParams<ProjectId>();
const count = z.coerce.number().int().min(0).catch(0);

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
    }),
  }, async ({ app, params: { id }, query, lang }) => {
    const cursor = await app.jobs.latestCursor();
    const [job] = await app.jobs.list({ projectId: id, kind: processDocumentsKind, limit: 1 });
    const removed = query.removed ? await app.documents.removed(query.removed) : null;
    const documents = await app.documents.list(id);
    const { uploadLimitBytes, chunkTokens, chunkOverlap } = await app.settings.read(id);
    return {
      framed: await app.overview.frameOf(id),
      documents: documents.map((document) => presentDocument(document, lang)),
      job: job ? await showJob(app, job.id, lang) : null,
      cursor,
      removed: removed?.projectId === id ? removed : null,
      uploaded: { added: query.added, exists: query.exists },
      limitBytes: uploadLimitBytes,
      sizes: { chunkTokens, chunkOverlap },
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
      const { which, chunkTokens, chunkOverlap } = form;
      if (chunkOverlap >= chunkTokens) {
        const params = { overlap: chunkOverlap, length: chunkTokens };
        throw new AppError("chunk_overlap_too_large", params);
      }
      await app.settings.change({ chunkTokens, chunkOverlap }, id);
      const all = which === "all" ? await app.documents.list(id) : [];
      await app.documents.process(actor.personId, id, {
        chunkTokens,
        chunkOverlap,
        ...(all.length > 0 && { documentIds: all.map(({ id }) => id) }),
      });
    }
    return `/projects/${id}/documents`;
  }),
};

export default function DocumentsPage({ data, lang, error, form }: PageProps<typeof handler>) {
  const { framed, removed, uploaded, sizes, job, ...shown } = data;
  return (
    <ProjectFrame
      framed={framed}
      current="documents"
      lang={lang}
      path={
        <ProjectPath
          projectId={framed.project.id}
          steps={framed.steps}
          current="documents"
          lang={lang}
        />
      }
    >
      <FormError error={error} />
      {!error && (
        <DocumentMessages
          removed={removed}
          undoDays={undoDays}
          uploaded={uploaded}
          lang={lang}
        />
      )}
      <ProjectDocuments
        projectId={framed.project.id}
        documents={shown.documents}
        job={job && { id: job.id, first: job.first, isPausable: job.isPausable }}
        cursor={shown.cursor}
        limitBytes={shown.limitBytes}
        sizes={{
          chunkTokens: form["chunkTokens"] ?? String(sizes.chunkTokens),
          chunkOverlap: form["chunkOverlap"] ?? String(sizes.chunkOverlap),
        }}
        exportPath={shown.exportPath}
        lang={lang}
      />
    </ProjectFrame>
  );
}
