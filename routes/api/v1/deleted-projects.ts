import { z } from "zod";
import { deletedProjectSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Your deleted projects that can still be restored, the latest first",
    output: z.object({ projects: z.array(deletedProjectSchema) }),
  }, async ({ app, actor }) => ({ projects: await app.projects.listDeleted(actor.personId) })),
};
