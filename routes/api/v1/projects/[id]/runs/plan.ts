import {
  idParams,
  presentPlan,
  type ProjectId,
  runPlanSchema,
  startRunSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint(
    {
      access: "project:read",
      summary: "What a run would be like, and the checks before its start; nothing is started",
      params: idParams<ProjectId>(),
      body: startRunSchema,
      output: runPlanSchema,
    },
    async ({ app, params, body, lang }) =>
      presentPlan(await app.training.plan(params.id, body), lang),
  ),
};
