import { z } from "zod";
import { idParams, type JobId, logLineSchema, presentLogLine } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "job:read",
    summary: "Lines of a job's log from any one on; a negative `from` counts from the end",
    params: idParams<JobId>(),
    query: z.object({
      from: z.coerce.number().int().min(-1_000_000_000).max(1_000_000_000).default(-200),
      count: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    output: z.object({
      total: z.number().int(),
      lines: z.array(logLineSchema),
    }),
  }, async ({ app, params, query, lang }) => {
    const { total, lines } = await app.jobs.log(params.id, query);
    return { total, lines: lines.map((line) => presentLogLine(line, lang)) };
  }),
};
