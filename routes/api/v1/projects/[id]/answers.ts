import { z } from "zod";
import {
  answererChoiceSchema,
  askSchema,
  describeError,
  idParams,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { jsonLines } from "@/web/mod.ts";

const params = idParams<ProjectId>();

export const handler = {
  GET: endpoint({
    access: "project:read",
    summary: "The models that can answer from the project's documents, the best first",
    params,
    output: z.array(answererChoiceSchema),
  }, ({ app, params }) => app.answers.choices(params.id)),

  POST: endpoint({
    access: "project:read",
    summary: "Answers from the project's documents; a line of JSON for each piece",
    params,
    body: askSchema,
    stream: "application/x-ndjson",
  }, (ctx) => {
    const { app, actor, params, body, lang } = ctx;
    const scope = { ownerId: actor.personId, projectId: params.id };
    return jsonLines(ctx, async function* (signal) {
      for await (const part of app.answers.ask({ ...scope, lang, signal }, body)) {
        yield part.type === "error" ? { ...part, error: describeError(part.error, lang) } : part;
      }
    });
  }),
};
