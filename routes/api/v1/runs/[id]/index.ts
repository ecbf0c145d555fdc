import { z } from "zod";
import {
  changeRunSchema,
  idParams,
  presentRun,
  resumeFromSchema,
  type RunId,
  runSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<RunId>();

export const handler = {
  GET: endpoint({
    access: "run:read",
    summary: "One run",
    params,
    output: runSchema,
  }, async ({ app, params, lang }) => presentRun(await app.training.get(params.id), lang)),

  PATCH: endpoint(
    {
      access: "run:write",
      summary: "Rename a run, or note something about it",
      params,
      body: changeRunSchema,
      output: runSchema,
    },
    async ({ app, params: { id }, body, lang }) =>
      presentRun(await app.training.change(id, body), lang),
  ),

  POST: endpoint({
    access: "run:write",
    summary: "Pause, resume (from the last or the best checkpoint) or abort a run",
    params,
    body: z.discriminatedUnion("action", [
      z.object({ action: z.enum(["pause", "abort"]) }),
      z.object({ action: z.literal("resume"), from: resumeFromSchema.default("last") }),
    ]),
    output: runSchema,
  }, async ({ app, params: { id }, body, lang }) => {
    const run = body.action === "resume"
      ? await app.training.resume(id, body.from)
      : await app.training[body.action](id);
    return presentRun(run, lang);
  }),
};
