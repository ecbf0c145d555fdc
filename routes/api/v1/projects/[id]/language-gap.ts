import { z } from "zod";
import { idParams, languageGapSchema, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "Whether the project's model lacks German, which its texts are in",
    params: idParams<ProjectId>(),
    output: z.object({ gap: languageGapSchema.nullable() }),
  }, async ({ app, params }) => ({ gap: await app.languageGap(params.id) })),
};
