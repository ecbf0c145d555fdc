import { z } from "zod";
import { type DocumentId, idParams } from "@/core/contract/mod.ts";
import { action } from "@/define.ts";

export const handler = {
  POST: action({
    access: "document:restore",
    params: idParams<DocumentId>(),
    form: z.object({}),
  }, async ({ app, params }) => {
    const { projectId } = await app.documents.restore(params.id);
    return `/projects/${projectId}/documents`;
  }),
};
