import { z } from "zod";
import {
  idParams,
  presentRun,
  type ProjectId,
  runSchema,
  startRunSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The project's runs, newest first",
    params,
    output: z.object({ runs: z.array(runSchema) }),
  }, async ({ app, params, lang }) => {
    const runs = await app.training.list(params.id);
    return { runs: runs.map((run) => presentRun(run, lang)) };
  }),

  POST: endpoint(
    {
      access: "project:write",
      summary: "Train: what is left out is chosen for the model and the computer",
      params,
      body: startRunSchema,
      output: runSchema,
      status: 201,
    },
    async ({ app, params: { id }, body, lang }) =>
      presentRun(await app.training.start(id, body, lang), lang),
  ),
};
