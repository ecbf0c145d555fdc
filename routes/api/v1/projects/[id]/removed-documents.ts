import { z } from "zod";
import { idParams, type ProjectId, removedDocumentSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The project's removed documents that can still be restored, the latest first",
    params: idParams<ProjectId>(),
    output: z.object({ documents: z.array(removedDocumentSchema) }),
  }, async ({ app, params }) => ({ documents: await app.documents.listRemoved(params.id) })),
};
