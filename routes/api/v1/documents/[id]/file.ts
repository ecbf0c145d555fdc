import { z } from "zod";
import { AppError, type DocumentId, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { download, showFile } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "The file itself, as it was uploaded",
    params: idParams<DocumentId>(),
    query: z.object({
      /** A PDF is shown by the browser instead of saved. */
      show: z.stringbool().catch(false),
    }),
    stream: "application/octet-stream",
  }, async ({ app, params, query }) => {
    const { name, bytes, format } = await app.documents.get(params.id);
    const path = await app.documents.filePath(params.id);
    try {
      const file = await Deno.open(path, { read: true });
      const saved = { fileName: name, size: bytes };
      return query.show && format === "pdf"
        ? showFile(file.readable, { ...saved, type: "application/pdf" })
        : download(file.readable, saved);
    } catch (cause) {
      throw new AppError("document_file_missing", {}, { cause });
    }
  }),
};
