import { listedModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { params } from "./_params.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "One base model",
    params,
    output: listedModelSchema,
  }, ({ app, params }) => app.modelViews.get(params.id)),

  DELETE: endpoint({
    access: "administer",
    summary:
      "Take an added model out of the list; its file stays, uploaded ones until they are cleared up",
    params,
  }, ({ app, params }) => app.models.forget(params.id)),
};
