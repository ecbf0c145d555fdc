import { z } from "zod";
import { idParams, metricsSchema, presentMetrics, type RunId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint(
    {
      access: "run:read",
      summary: "A run's curve and figures; with the cursor of earlier ones only what is newer",
      params: idParams<RunId>(),
      query: z.object({
        after: z.coerce.number().int().nonnegative().default(0),
        points: z.coerce.number().int().min(10).max(5000).default(2000),
      }),
      output: metricsSchema,
    },
    async ({ app, params, query, lang }) =>
      presentMetrics(await app.training.metrics(params.id, query), lang),
  ),
};
