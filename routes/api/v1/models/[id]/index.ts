import { z } from "zod";
import { baseModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

const params = z.object({ id: z.string().max(500) });

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "One base model",
    params,
    output: baseModelSchema,
  }, ({ app, params }) => app.models.get(params.id)),

  DELETE: endpoint({
    access: "administer",
    summary: "Take an added model out of the list; its file stays",
    params,
  }, ({ app, params }) => app.models.forget(params.id)),
};
