import { type DocumentId, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "document:read",
    summary: "The extracted text as a file, in UTF-8",
    params: idParams<DocumentId>(),
    stream: "application/octet-stream",
  }, async ({ app, params }) => {
    const { name } = await app.documents.get(params.id);
    const text = new TextEncoder().encode(await app.documents.text(params.id));
    return download(text, { fileName: `${name}.txt`, size: text.length });
  }),
};
