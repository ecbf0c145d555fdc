import type { PersonId } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import { readMultipart } from "@/web/mod.ts";

/** Takes the model that a request uploads; answers its id. */
export async function receiveModel(
  { settings, models }: Pick<App, "settings" | "models">,
  personId: PersonId,
  request: Request,
): Promise<string> {
  const { modelUploadLimitBytes: limitBytes } = await settings.read();
  const announcedBytes = Number(request.headers.get("content-length") ?? 0);
  const { id } = await models.upload(
    personId,
    { limitBytes, announcedBytes },
    (onFile) => readMultipart(request, { maxFileBytes: limitBytes, onFile }),
  );
  return id;
}
