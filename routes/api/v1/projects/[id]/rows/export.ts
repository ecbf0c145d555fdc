import { basename } from "node:path";
import { exportDatasetSchema, idParams, type ProjectId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Write data/sft_data.jsonl (or sft_chat.jsonl) anew and download it",
    params: idParams<ProjectId>(),
    body: exportDatasetSchema,
    stream: "application/octet-stream",
  }, async ({ app, params, body }) => {
    const { path } = await app.datasets.export(params.id, body);
    const file = await Deno.open(path, { read: true });
    const { size } = await file.stat();
    return download(file.readable, { fileName: basename(path), size });
  }),
};
