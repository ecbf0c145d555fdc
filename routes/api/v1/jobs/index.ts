import { z } from "zod";
import { idSchema, jobSchema, presentJob, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Your jobs, newest first",
    query: z.object({ project: idSchema<ProjectId>().optional(), kind: z.string().optional() }),
    output: z.object({ jobs: z.array(jobSchema) }),
  }, async ({ app, actor, query, lang }) => {
    const { project, kind } = query;
    const jobs = await app.jobs.list({
      ownerId: actor.personId,
      ...(project && { projectId: project }),
      ...(kind && { kind }),
    });
    return { jobs: jobs.map((job) => presentJob(job, lang)) };
  }),
};
