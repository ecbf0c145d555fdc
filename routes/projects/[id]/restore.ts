import { z } from "zod";
import { idParams, type ProjectId } from "@/core/contract/mod.ts";
import { action } from "@/define.ts";

export const handler = {
  POST: action({
    access: "project:restore",
    params: idParams<ProjectId>(),
    form: z.object({}),
  }, async ({ app, params }) => {
    await app.projects.restore(params.id);
    return `/projects/${params.id}`;
  }),
};
