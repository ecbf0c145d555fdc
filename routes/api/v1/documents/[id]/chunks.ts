import { z } from "zod";
import { chunkPageSchema, chunkSchema, type DocumentId, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "A document's chunks with their places in its text",
    params: idParams<DocumentId>(),
    query: chunkPageSchema,
    output: z.object({ chunks: z.array(chunkSchema) }),
  }, async ({ app, params, query }) => ({ chunks: await app.documents.chunks(params.id, query) })),
};
