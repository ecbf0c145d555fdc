import { z } from "zod";
import { idParams, type ProjectId, rowIdsSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Take rows away at once; answers which were there",
    params: idParams<ProjectId>(),
    body: rowIdsSchema,
    output: z.object({ removed: z.array(z.string()) }),
  }, async ({ app, params, body }) => ({
    removed: await app.datasets.removeMany(params.id, body.ids),
  })),
};
