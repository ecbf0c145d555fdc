import { idParams, type ProjectId, projectSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:restore",
    summary: "Bring a deleted project back",
    params: idParams<ProjectId>(),
    output: projectSchema,
  }, ({ app, params }) => app.projects.restore(params.id)),
};
