import { z } from "zod";
import {
  documentPageSchema,
  documentQuerySchema,
  idParams,
  presentDocument,
  presentUpload,
  type ProjectId,
  uploadAnswerSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { receiveDocuments } from "@/routes/_receive_documents.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The project's documents, newest first, all or those in a state or with a name",
    params,
    query: documentQuerySchema,
    output: documentPageSchema,
  }, async ({ app, params, query, lang }) => {
    const { documents, ...counts } = await app.documents.page(params.id, query);
    return {
      documents: documents.map((document) => presentDocument(document, lang)),
      ...counts,
    };
  }),

  POST: endpoint({
    access: "project:write",
    summary: "Upload files as multipart/form-data, any number at once; with read=true they are " +
      "read by themselves, otherwise whenever documents/process is called",
    params,
    query: z.object({ read: z.stringbool().default(false) }),
    upload: "multipart/form-data",
    output: uploadAnswerSchema,
    status: 201,
  }, async ({ app, actor, params, query, request, lang }) => {
    const place = { ownerId: actor.personId, projectId: params.id, isReadAtOnce: query.read };
    const { files, leftOut, end } = await receiveDocuments(app, place, request);
    if (end) throw end;
    return { files: files.map((file) => presentUpload(file, lang)), leftOut };
  }),
};
