import {
  idParams,
  jobSchema,
  presentJob,
  processRequestSchema,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Read and split documents: those named, else all that are not ready",
    params: idParams<ProjectId>(),
    body: processRequestSchema,
    output: jobSchema,
    status: 202,
  }, async ({ app, actor, params, body, lang }) => {
    const job = await app.documents.process(actor.personId, params.id, body);
    return presentJob(job, lang);
  }),
};
