import { z } from "zod";
import { type DocumentId, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "The extracted text in which chunks have their places",
    params: idParams<DocumentId>(),
    output: z.object({ text: z.string() }),
  }, async ({ app, params }) => ({ text: await app.documents.text(params.id) })),
};
