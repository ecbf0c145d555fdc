import { modelTensorsSchema, tensorPageSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { params } from "./_params.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Some of a model's tensors, by a part of their names",
    params,
    query: tensorPageSchema,
    output: modelTensorsSchema,
  }, ({ app, params, query }) => app.models.tensors(params.id, query)),
};
