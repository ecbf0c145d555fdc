import { z } from "zod";
import { newProjectSchema, projectSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Your projects, newest first",
    query: z.object({ archived: z.stringbool().default(false) }),
    output: z.object({ projects: z.array(projectSchema) }),
  }, async ({ app, actor, query }) => ({
    projects: await app.projects.list(actor.personId, query),
  })),

  POST: endpoint({
    access: "signed-in",
    summary: "Make a project",
    body: newProjectSchema,
    output: projectSchema,
    status: 201,
  }, ({ app, actor, body }) => app.projects.create(actor.personId, body.name)),
};
