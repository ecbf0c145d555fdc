import { z } from "zod";
import {
  idSchema,
  longestSearch,
  type ProjectId,
  searchResultSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Projects, documents, runs, models and pages by name, the best first",
    query: z.object({
      q: z.string().max(longestSearch).default(""),
      /** The project that is open: its steps are found as well. */
      project: idSchema<ProjectId>().optional(),
      limit: z.coerce.number().int().min(1).max(50).default(12),
    }),
    output: z.object({ results: z.array(searchResultSchema) }),
  }, async ({ app, actor, query: { q, project, limit }, lang }) => ({
    results: await app.overview.search({
      ownerId: actor.personId,
      query: q,
      lang,
      limit,
      ...(project && { projectId: project }),
    }),
  })),
};
