import { z } from "zod";
import { artifactSchema, idParams, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "What was exported, newest first",
    params: idParams<ProjectId>(),
    output: z.object({ artifacts: z.array(artifactSchema) }),
  }, async ({ app, params }) => ({ artifacts: await app.exports.list({ projectId: params.id }) })),
};
