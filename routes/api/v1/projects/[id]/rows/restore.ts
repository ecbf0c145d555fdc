import { z } from "zod";
import { idParams, type ProjectId, rowIdsSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Bring rows back at once; answers which could be",
    params: idParams<ProjectId>(),
    body: rowIdsSchema,
    output: z.object({ restored: z.array(z.string()) }),
  }, async ({ app, params, body }) => ({
    restored: await app.datasets.restoreMany(params.id, body.ids),
  })),
};
