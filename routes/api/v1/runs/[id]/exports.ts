import {
  idParams,
  jobSchema,
  presentJob,
  type RunId,
  startExportSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "run:write",
    summary: "Export a run; forms that are left out follow the project's output format",
    params: idParams<RunId>(),
    body: startExportSchema.omit({ runId: true }),
    output: jobSchema,
    status: 202,
  }, async ({ app, actor, params, body, lang }) => {
    const job = await app.exports.start(actor.personId, { ...body, runId: params.id });
    return presentJob(job, lang);
  }),
};
