import { action } from "@/define.ts";
import { readMultipart } from "@/web/mod.ts";
import ModelsPage, { handler as models } from "./index.tsx";

/** Takes the plain upload form; what it refuses is shown on the page of the models. */
export const handler = {
  GET: models.GET,

  POST: action({
    access: "administer",
    form: "stream",
  }, async ({ app, actor, request }) => {
    const { modelUploadLimitBytes: limitBytes } = await app.settings.read();
    const announcedBytes = Number(request.headers.get("content-length") ?? 0);
    const { id } = await app.models.upload(
      actor.personId,
      { limitBytes, announcedBytes },
      (onFile) => readMultipart(request, { maxFileBytes: limitBytes, onFile }),
    );
    return `/models?added=${encodeURIComponent(id)}`;
  }),
};

export default ModelsPage;
