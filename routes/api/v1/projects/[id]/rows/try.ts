import {
  generatorTrialSchema,
  idParams,
  type ProjectId,
  startGenerationSchema,
} from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  POST: endpoint({
    access: "project:write",
    summary: "Try a generator once: one question to the model, or the first rows; stores nothing",
    params: idParams<ProjectId>(),
    body: startGenerationSchema,
    output: generatorTrialSchema,
  }, ({ app, params, body, request }) => app.tryGenerator(params.id, body, request.signal)),
};
