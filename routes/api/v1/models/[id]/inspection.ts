import { modelInspectionSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { params } from "./_params.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "What a model's files say: values, kinds of tensors, tokeniser, stop tokens",
    params,
    output: modelInspectionSchema,
  }, ({ app, actor, params }) => app.modelViews.inspect(params.id, actor.personId)),
};
