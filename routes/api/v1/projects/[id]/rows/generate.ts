import {
  idParams,
  jobSchema,
  presentJob,
  type ProjectId,
  startGenerationSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint(
    {
      access: "project:write",
      summary: "Make training data from the documents, with or without a model",
      params: idParams<ProjectId>(),
      body: startGenerationSchema,
      output: jobSchema,
      status: 202,
    },
    async ({ app, actor, params, body, lang }) =>
      presentJob(await app.datasets.generate(actor.personId, params.id, body), lang),
  ),
};
