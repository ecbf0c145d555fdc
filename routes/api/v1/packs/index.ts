import { z } from "zod";
import { installPackSchema, jobSchema, packSchema, presentJob } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "What can be installed: engines and the starter model, with their state",
    output: z.object({ packs: z.array(packSchema) }),
  }, async ({ app }) => ({ packs: await app.packs.list() })),

  POST: endpoint(
    {
      access: "administer",
      summary: "Install a pack, or install it again",
      body: installPackSchema,
      output: jobSchema,
      status: 202,
    },
    async ({ app, actor, body, lang }) =>
      presentJob(await app.packs.install(actor.personId, body), lang),
  ),
};
