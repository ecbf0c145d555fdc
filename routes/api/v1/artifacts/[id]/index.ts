import { z } from "zod";
import { type ArtifactId, artifactSchema, idParams, usageSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<ArtifactId>();

export const handler = {
  GET: endpoint({
    access: "artifact:read",
    summary: "One exported result, and how other programs use it",
    params,
    output: artifactSchema.extend({
      /** Where its file or folder lies on this computer. */
      location: z.string(),
      usages: z.array(usageSchema),
    }),
  }, async ({ app, params }) => ({
    ...await app.exports.get(params.id),
    location: await app.exports.locationOf(params.id),
    usages: await app.exports.usages(params.id),
  })),

  DELETE: endpoint({
    access: "artifact:write",
    summary: "Remove an exported result; for ten minutes it can be restored, then its files go",
    params,
  }, ({ app, params }) => app.exports.remove(params.id)),
};
