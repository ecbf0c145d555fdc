import { listedModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { receiveModel } from "@/routes/_receive_model.ts";

export const handler = {
  POST: endpoint({
    access: "administer",
    summary: "Upload a GGUF file, or all files of a safetensors folder, as multipart/form-data",
    upload: "multipart/form-data",
    output: listedModelSchema,
    status: 201,
  }, async ({ app, actor, request }) => {
    const id = await receiveModel(app, actor.personId, request);
    return await app.modelViews.get(id);
  }),
};
