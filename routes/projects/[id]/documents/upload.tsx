import {
  AppError,
  describeError,
  idParams,
  type Lang,
  type ProjectId,
  translator,
  type UploadOutcome,
} from "@/core/contract/mod.ts";
import { documentTexts } from "@/core/contract/text/documents.ts";
import { action } from "@/define.ts";
import { receiveDocuments } from "@/routes/_receive_documents.ts";
import DocumentsPage, { handler as documents } from "./index.tsx";

/** Takes the plain upload form; what it refuses is shown on the page of the documents. */
export const handler = {
  GET: documents.GET,

  POST: action({
    access: "project:write",
    params: idParams<ProjectId>(),
    form: "stream",
  }, async ({ app, actor, params: { id }, request, lang }) => {
    const place = { ownerId: actor.personId, projectId: id, isReadAtOnce: true };
    const { files, end } = await receiveDocuments(app, place, request);
    if (end && end.status >= 500) throw end;
    refuseBadFiles(files, lang);
    const count = (wanted: UploadOutcome["outcome"]) =>
      files.filter(({ outcome }) => outcome === wanted).length;
    return `/projects/${id}/documents?added=${count("added")}&exists=${count("exists")}`;
  }),
};

export default DocumentsPage;

/** Names each file that was not accepted with the reason and what to do. */
function refuseBadFiles(files: readonly UploadOutcome[], lang: Lang): void {
  if (files.length === 0) throw new AppError("documents_none_sent");
  const t = translator(documentTexts, lang);
  const refused = files.flatMap(({ file, error }) => {
    if (!error) return [];
    const { message, hint } = describeError(error, lang);
    return [t("documents.upload.refused", { name: file, message, hint })];
  });
  if (refused.length === 0) return;
  const params = { count: refused.length, total: files.length, files: refused.join("\n") };
  throw new AppError("documents_refused", params);
}
