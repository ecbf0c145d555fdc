import { dirname } from "node:path";
import { z } from "zod";
import { idParams, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Write data/rag_export.db anew and show its folder on the computer Lernwerk runs on",
    params: idParams<ProjectId>(),
    output: z.object({
      path: z.string(),
      documents: z.number().int(),
      chunks: z.number().int(),
    }),
  }, async ({ app, params }) => {
    const exported = await app.documents.exportRag(params.id);
    app.openFolder(dirname(exported.path));
    return exported;
  }),
};
