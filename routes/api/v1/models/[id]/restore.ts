import { listedModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { params } from "./_params.ts";

export const handler = {
  POST: endpoint({
    access: "administer",
    summary: "Bring a model back that was taken out of the list",
    params,
    output: listedModelSchema,
  }, async ({ app, params }) => {
    await app.models.restore(params.id);
    return await app.modelViews.get(params.id);
  }),
};
