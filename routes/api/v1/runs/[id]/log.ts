import { z } from "zod";
import { idParams, type RunId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const linesAtOnce = 1000;

export const handler = {
  GET: endpoint({
    access: "run:read",
    summary: "Lines of a run's training.log, from a line's number on",
    params: idParams<RunId>(),
    query: z.object({
      from: z.coerce.number().int().nonnegative().default(0),
      count: z.coerce.number().int().min(1).max(linesAtOnce).default(200),
    }),
    output: z.object({ from: z.number(), total: z.number(), lines: z.array(z.string()) }),
  }, async ({ app, params, query }) => await app.training.logPage(params.id, query)),
};
