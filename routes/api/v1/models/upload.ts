import { listedModelSchema } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { readMultipart } from "@/web/mod.ts";

export const handler = {
  POST: endpoint({
    access: "administer",
    summary: "Upload a GGUF file, or all files of a safetensors folder, as multipart/form-data",
    upload: "multipart/form-data",
    output: listedModelSchema,
    status: 201,
  }, async ({ app, actor, request }) => {
    const { modelUploadLimitBytes: limitBytes } = await app.settings.read();
    const announcedBytes = Number(request.headers.get("content-length") ?? 0);
    const { id } = await app.models.upload(
      actor.personId,
      { limitBytes, announcedBytes },
      (onFile) => readMultipart(request, { maxFileBytes: limitBytes, onFile }),
    );
    return await app.modelViews.get(id);
  }),
};
