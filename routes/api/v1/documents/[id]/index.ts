import { type DocumentId, documentSchema, idParams, presentDocument } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<DocumentId>();

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "One document",
    params,
    output: documentSchema,
  }, async ({ app, params, lang }) => presentDocument(await app.documents.get(params.id), lang)),

  DELETE: endpoint({
    access: "document:write",
    summary: "Remove a document; it can be restored for seven days",
    params,
  }, ({ app, params }) => app.documents.remove(params.id)),
};
