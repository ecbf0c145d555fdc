import { type EvaluationId, evaluationResultSchema, idParams } from "@/core/contract/mod.ts";
import { endpoint } from "@/define.ts";

export const handler = {
  GET: endpoint({
    access: "evaluation:read",
    summary: "Every case with both answers",
    params: idParams<EvaluationId>(),
    output: evaluationResultSchema,
  }, ({ app, params }) => app.evaluations.result(params.id)),
};
