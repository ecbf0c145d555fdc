import { z } from "zod";
import { idParams, type RunId, trialSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "run:read",
    summary: "What a run's models are tried with: system prompt and a few held-out questions",
    params: idParams<RunId>(),
    query: z.object({ count: z.coerce.number().int().min(1).max(50).default(5) }),
    output: trialSchema,
  }, ({ app, params, query }) => app.evaluations.trial(params.id, query.count)),
};
