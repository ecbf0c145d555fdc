import { type DocumentId, documentSchema, idParams, presentDocument } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint(
    {
      access: "document:restore",
      summary: "Bring a removed document back",
      params: idParams<DocumentId>(),
      output: documentSchema,
    },
    async ({ app, params, lang }) => presentDocument(await app.documents.restore(params.id), lang),
  ),
};
