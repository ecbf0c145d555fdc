import { z } from "zod";
import { type ArtifactId, artifactSchema, idParams, usageSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<ArtifactId>();

export const handler = {
  GET: endpoint({
    access: "artifact:read",
    summary: "One exported result, and how other programs use it",
    params,
    output: artifactSchema.extend({ usages: z.array(usageSchema) }),
  }, async ({ app, params }) => ({
    ...await app.exports.get(params.id),
    usages: await app.exports.usages(params.id),
  })),

  DELETE: endpoint({
    access: "artifact:write",
    summary: "Remove an exported result and its files",
    params,
  }, ({ app, params }) => app.exports.remove(params.id)),
};
