import { renderedSampleSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { params } from "./_params.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "A sample conversation as the model reads it, by its own chat template",
    params,
    output: renderedSampleSchema,
  }, ({ app, params, lang }) => app.modelViews.sample(params.id, lang)),
};
