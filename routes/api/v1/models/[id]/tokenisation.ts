import { tokenisationSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { params } from "./_params.ts";

export const handler = {
  GET: endpoint({
    access: "signed-in",
    summary: "Whether training and answering cut text into the same tokens; takes seconds at first",
    params,
    output: tokenisationSchema,
  }, ({ app, params }) => app.modelViews.tokenisation(params.id)),
};
