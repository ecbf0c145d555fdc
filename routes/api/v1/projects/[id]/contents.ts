import { z } from "zod";
import { idParams, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "What the project holds, and would be lost by deleting it: counts, and bytes on disk",
    params: idParams<ProjectId>(),
    output: z.record(z.string(), z.number()),
  }, ({ app, params }) => app.projects.contents(params.id)),
};
