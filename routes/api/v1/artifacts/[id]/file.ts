import { type ArtifactId, idParams } from "@/core/contract/mod.ts";
import { artifactZip } from "@/core/exports/mod.ts";
import { endpoint } from "@/define.ts";
import { download } from "@/web/mod.ts";

export const handler = {
  GET: endpoint({
    access: "artifact:read",
    summary: "The result itself: a file, or a ZIP of a folder",
    params: idParams<ArtifactId>(),
    stream: "application/octet-stream",
  }, async ({ app, params }) => {
    const found = await app.exports.download(params.id);
    const [first] = found.files;
    if (found.isFolder || !first) {
      return download(await artifactZip(found), { fileName: found.name });
    }
    const file = await Deno.open(first.path, { read: true });
    return download(file.readable, { fileName: found.name, size: found.bytes });
  }),
};
