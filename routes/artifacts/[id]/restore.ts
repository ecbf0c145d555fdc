import { z } from "zod";
import { type ArtifactId, idParams } from "@/core/contract/mod.ts";
import { action } from "@/define.ts";

export const handler = {
  POST: action({
    access: "artifact:restore",
    params: idParams<ArtifactId>(),
    form: z.object({}),
  }, async ({ app, params }) => {
    const { projectId } = await app.exports.restore(params.id);
    return `/projects/${projectId}/use#results`;
  }),
};
