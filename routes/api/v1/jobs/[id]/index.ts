import { z } from "zod";
import {
  idParams,
  jobActionSchema,
  type JobId,
  jobSchema,
  paceSchema,
  presentJob,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<JobId>();

export const handler = {
  GET: endpoint({
    access: "job:read",
    summary: "One job",
    params,
    output: jobSchema.extend({
      /** Null while it does not run, and while too little is known. */
      pace: paceSchema.nullable(),
      isPausable: z.boolean(),
    }),
  }, async ({ app, params, lang }) => {
    const job = await app.jobs.get(params.id);
    return {
      ...presentJob(job, lang),
      pace: await app.jobs.pace(params.id),
      isPausable: app.jobs.isPausable(job.kind),
    };
  }),

  POST: endpoint({
    access: "job:write",
    summary: "Pause, resume (also after a failure) or cancel a job",
    params,
    body: z.object({ action: jobActionSchema }),
    output: jobSchema,
  }, async ({ app, params, body, lang }) => {
    const job = await app.jobs[body.action](params.id);
    return presentJob(job, lang);
  }),
};
