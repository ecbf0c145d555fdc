import {
  type DocumentId,
  idParams,
  splitPreviewQuerySchema,
  splitPreviewSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "What other sizes would make of the document; nothing of it is stored",
    params: idParams<DocumentId>(),
    query: splitPreviewQuerySchema,
    output: splitPreviewSchema,
  }, ({ app, params, query }) => app.documents.preview(params.id, query)),
};
