import {
  idParams,
  jobSchema,
  presentJob,
  type RunId,
  startEvaluationSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "run:write",
    summary: "Ask base and tuned model the same questions",
    params: idParams<RunId>(),
    body: startEvaluationSchema.omit({ runId: true }),
    output: jobSchema,
    status: 202,
  }, async ({ app, actor, params, body, lang }) => {
    const job = await app.evaluations.start(actor.personId, { ...body, runId: params.id });
    return presentJob(job, lang);
  }),
};
