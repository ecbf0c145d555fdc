import { compareSchema, describeError, idParams, type RunId } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";
import { jsonLines } from "@/web/mod.ts";

export const handler = {
  POST: endpoint({
    access: "run:read",
    summary: "Base and tuned model answer one question; a line of JSON for each piece",
    params: idParams<RunId>(),
    body: compareSchema.omit({ runId: true }),
    stream: "application/x-ndjson",
  }, (ctx) => {
    const { app, params, body, lang } = ctx;
    return jsonLines(ctx, async function* (signal) {
      for await (const part of app.evaluations.compare({ ...body, runId: params.id }, signal)) {
        yield part.type === "error" ? { ...part, error: describeError(part.error, lang) } : part;
      }
    });
  }),
};
