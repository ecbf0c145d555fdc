import {
  exportChoicesSchema,
  idParams,
  jobSchema,
  presentJob,
  type RunId,
  startExportSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<RunId>();

export const handler = {
  GET: endpoint({
    access: "run:read",
    summary: "What a run can be exported as: size, time and needs of each form",
    params,
    output: exportChoicesSchema,
  }, ({ app, params }) => app.exports.choices(params.id)),

  POST: endpoint({
    access: "run:write",
    summary: "Export a run; forms that are left out follow the project's output format",
    params,
    body: startExportSchema.omit({ runId: true }),
    output: jobSchema,
    status: 202,
  }, async ({ app, actor, params, body, lang }) => {
    const job = await app.exports.start(actor.personId, { ...body, runId: params.id });
    return presentJob(job, lang);
  }),
};
