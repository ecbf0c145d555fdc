import { z } from "zod";
import { idParams, jobEventSchema, type JobId, presentEvent } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "job:read",
    summary: "A job's events after a cursor; waits up to `wait` seconds for the next one",
    params: idParams<JobId>(),
    query: z.object({
      after: z.coerce.number().int().min(0).default(0),
      wait: z.coerce.number().min(0).max(60).default(0),
    }),
    output: z.object({
      events: z.array(jobEventSchema),
      /** The job does nothing by itself any more; all its events up to now are in `events`. */
      isResting: z.boolean(),
    }),
  }, async ({ app, params, query, request, lang }) => {
    const waiting = AbortSignal.any([request.signal, AbortSignal.timeout(query.wait * 1000)]);
    const news = await app.jobs.news(params.id, query.after, waiting);
    return { ...news, events: news.events.map((event) => presentEvent(event, lang)) };
  }),
};
