import { type ArtifactId, artifactSchema, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "artifact:restore",
    summary: "Bring a removed result back",
    params: idParams<ArtifactId>(),
    output: artifactSchema,
  }, ({ app, params }) => app.exports.restore(params.id)),
};
