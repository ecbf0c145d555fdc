import { jobSchema, presentJob } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint(
    {
      access: "administer",
      summary: "Start the example, or answer the one that is under way",
      output: jobSchema,
      status: 202,
    },
    async ({ app, actor, lang }) => presentJob(await app.overview.startDemo(actor.personId), lang),
  ),
};
