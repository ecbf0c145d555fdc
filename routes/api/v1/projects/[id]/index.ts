import {
  idParams,
  projectChangeSchema,
  type ProjectId,
  projectSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "One project",
    params,
    output: projectSchema,
  }, ({ app, params }) => app.projects.get(params.id)),

  PATCH: endpoint({
    access: "project:write",
    summary: "Rename, archive or set up a project",
    params,
    body: projectChangeSchema,
    output: projectSchema,
  }, ({ app, params, body }) => app.projects.change(params.id, body)),

  DELETE: endpoint({
    access: "project:write",
    summary: "Delete a project; it can be restored for seven days",
    params,
  }, ({ app, params }) => app.projects.remove(params.id)),
};
