import { z } from "zod";
import { idParams, pathStepSchema, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The project's path: for each step whether it is done, next or blocked, and why",
    params: idParams<ProjectId>(),
    output: z.object({ steps: z.array(pathStepSchema) }),
  }, async ({ app, params }) => ({ steps: (await app.overview.frameOf(params.id)).steps })),
};
