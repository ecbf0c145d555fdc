import { z } from "zod";
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
      query: z.object({
        /** Does not wait for checks that take seconds; `isTesting` then says so. */
        quick: z.stringbool().default(false),
      }),
      body: startRunSchema,
      output: runPlanSchema,
    },
    async ({ app, params, query, body, lang }) =>
      presentPlan(await app.training.plan(params.id, body, { isQuick: query.quick }), lang),
  ),
};
