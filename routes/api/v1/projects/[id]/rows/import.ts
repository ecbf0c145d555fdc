import { idParams, jobSchema, presentJob, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { countBytes } from "@/web/mod.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Import JSONL, sent as the body; the job's result reports on every bad line",
    params: idParams<ProjectId>(),
    upload: "application/octet-stream",
    output: jobSchema,
    status: 202,
  }, async ({ app, actor, params, request, lang }) => {
    const { uploadLimitBytes } = await app.settings.read(params.id);
    const body = countBytes(request, { maxBytes: uploadLimitBytes });
    return presentJob(await app.datasets.import(actor.personId, params.id, body), lang);
  }),
};
