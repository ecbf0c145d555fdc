import { idParams, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Write data/rag_export.db anew and download it",
    params: idParams<ProjectId>(),
    stream: "application/octet-stream",
  }, async ({ app, params }) => {
    const { path } = await app.documents.exportRag(params.id);
    const file = await Deno.open(path, { read: true });
    const { size } = await file.stat();
    return download(file.readable, { fileName: "rag_export.db", size });
  }),
};
