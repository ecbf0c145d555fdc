import { z } from "zod";
import {
  documentSchema,
  idParams,
  presentDocument,
  presentUpload,
  type ProjectId,
  uploadOutcomeSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { receiveUploads } from "@/core/documents/mod.ts";
import { readMultipart } from "@/web/mod.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The project's documents, newest first",
    params,
    output: z.object({ documents: z.array(documentSchema) }),
  }, async ({ app, params, lang }) => {
    const documents = await app.documents.list(params.id);
    return { documents: documents.map((document) => presentDocument(document, lang)) };
  }),

  POST: endpoint({
    access: "project:write",
    summary: "Upload files as multipart/form-data, any number at once",
    params,
    upload: "multipart/form-data",
    output: z.object({ files: z.array(uploadOutcomeSchema) }),
    status: 201,
  }, async ({ app, actor, params, request, lang }) => {
    const { uploadLimitBytes } = await app.settings.read(params.id);
    const place = { ownerId: actor.personId, projectId: params.id, limitBytes: uploadLimitBytes };
    const { files, end } = await receiveUploads(
      app.documents,
      place,
      (onFile) => readMultipart(request, { maxFileBytes: uploadLimitBytes, onFile }),
    );
    if (end) throw end;
    return { files: files.map((file) => presentUpload(file, lang)) };
  }),
};
