import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { receiveUploads } from "@/core/documents/mod.ts";
import type { App } from "@/define.ts";
import { readMultipart } from "@/web/mod.ts";

/** Takes the documents that a request uploads: what became of each, and what ended them early. */
export async function receiveDocuments(
  { settings, documents }: Pick<App, "settings" | "documents">,
  place: { ownerId: PersonId; projectId: ProjectId; isReadAtOnce: boolean },
  request: Request,
): ReturnType<typeof receiveUploads> {
  const { uploadLimitBytes: limitBytes } = await settings.read(place.projectId);
  return await receiveUploads(
    documents,
    { ...place, limitBytes, signal: request.signal },
    (onFile) => readMultipart(request, { maxFileBytes: limitBytes, onFile }),
  );
}
