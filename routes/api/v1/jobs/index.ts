import { z } from "zod";
import {
  idSchema,
  jobGroups,
  type JobId,
  jobSchema,
  presentJob,
  type ProjectId,
  statesOfGroup,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Your jobs, newest first",
    query: z.object({
      project: idSchema<ProjectId>().optional(),
      kind: z.string().optional(),
      group: z.enum(jobGroups).optional(),
      /** The `next` of the page before. */
      before: idSchema<JobId>().optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      jobs: z.array(jobSchema),
      /** For `before`; null on the last page. */
      next: z.string().nullable(),
    }),
  }, async ({ app, actor, query, lang }) => {
    const { project, kind, group, before, limit } = query;
    const jobs = await app.jobs.list({
      ownerId: actor.personId,
      limit: limit + 1,
      ...(project && { projectId: project }),
      ...(kind && { kind }),
      ...(group && { states: statesOfGroup[group] }),
      ...(before && { before }),
    });
    const page = jobs.slice(0, limit);
    return {
      jobs: page.map((job) => presentJob(job, lang)),
      next: jobs.length > limit ? page.at(-1)?.id ?? null : null,
    };
  }),
};
