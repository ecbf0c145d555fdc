import {
  idParams,
  passagesSchema,
  presentPassages,
  type ProjectId,
  searchSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:read",
    summary: "Search the project's documents by words and by meaning, with the reasons of each hit",
    params: idParams<ProjectId>(),
    body: searchSchema,
    output: passagesSchema,
  }, async ({ app, actor, params, body, request, lang }) => {
    const scope = { ownerId: actor.personId, projectId: params.id, signal: request.signal };
    return presentPassages(await app.retrieval.search({ ...scope, ...body }), lang);
  }),
};
