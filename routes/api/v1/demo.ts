import { jobSchema, presentJob, startDemoSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint(
    {
      access: "administer",
      summary: "Start the example, or answer the one that is under way",
      query: startDemoSchema,
      output: jobSchema,
      status: 202,
    },
    async ({ app, actor, query, lang }) =>
      presentJob(await app.overview.startDemo(actor.personId, query), lang),
  ),
};
