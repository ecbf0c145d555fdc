import type { PersonId, ProjectId } from "@/core/contract/mod.ts";
import { receiveUploads } from "@/core/documents/mod.ts";
import type { App } from "@/define.ts";
import { readMultipart } from "@/web/mod.ts";

/** Takes the documents that a request uploads: what became of each, and what ended them early. */
export async function receiveDocuments(
  { settings, documents }: Pick<App, "settings" | "documents">,
  { ownerId, projectId }: { ownerId: PersonId; projectId: ProjectId },
  request: Request,
): ReturnType<typeof receiveUploads> {
  const { uploadLimitBytes: limitBytes } = await settings.read(projectId);
  return await receiveUploads(
    documents,
    { ownerId, projectId, limitBytes, signal: request.signal },
    (onFile) => readMultipart(request, { maxFileBytes: limitBytes, onFile }),
  );
}
