import { z } from "zod";
import { evaluationSchema, idParams, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The project's evaluations, newest first",
    params: idParams<ProjectId>(),
    output: z.object({ evaluations: z.array(evaluationSchema) }),
  }, async ({ app, params }) => ({
    evaluations: await app.evaluations.list({ projectId: params.id }),
  })),
};
