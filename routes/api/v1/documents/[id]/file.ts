import { AppError, type DocumentId, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "The file itself, as it was uploaded",
    params: idParams<DocumentId>(),
    stream: "application/octet-stream",
  }, async ({ app, params }) => {
    const { name, bytes } = await app.documents.get(params.id);
    const path = await app.documents.filePath(params.id);
    try {
      const file = await Deno.open(path, { read: true });
      return download(file.readable, { fileName: name, size: bytes });
    } catch (cause) {
      throw new AppError("document_file_missing", {}, { cause });
    }
  }),
};
