import { z } from "zod";
import { cleanedSchema, folderIdSchema, folderStateSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "administer",
    summary:
      "What Lernwerk keeps on the disk; sizes are null while they are measured, unless waited for",
    query: z.object({
      wait: z.stringbool().default(false),
      /** Measures also what was measured less than a minute ago. */
      fresh: z.stringbool().default(false),
    }),
    output: z.object({ folders: z.array(folderStateSchema) }),
  }, async ({ app, query }) => ({
    folders: query.wait ? await app.folders.measured(query) : app.folders.known(),
  })),

  POST: endpoint({
    access: "administer",
    summary: "Clean one part",
    body: z.strictObject({ clean: folderIdSchema }),
    output: cleanedSchema,
  }, ({ app, body }) => app.folders.clean(body.clean)),
};
