import {
  type DocumentId,
  documentViewSchema,
  idParams,
  viewQuerySchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "A part of the extracted text beside its chunks: from a chunk, a page or an offset on",
    params: idParams<DocumentId>(),
    query: viewQuerySchema,
    output: documentViewSchema,
  }, ({ app, params, query }) => app.documents.view(params.id, query)),
};
