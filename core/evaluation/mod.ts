export { askCases, type AskedModel, type AskRequest } from "./ask_cases.ts";
export { compare, type CompareRequest } from "./compare.ts";
export { containsKey } from "./contains_key.ts";
export {
  createEvaluationKind,
  type EvaluationKindDeps,
  evaluationKindName,
} from "./evaluation_kind.ts";
export { createEvaluationPart } from "./evaluation_part.ts";
export { createEvaluations, type Evaluations, type EvaluationsDeps } from "./evaluations.ts";
export { type AnsweringFile, createOpenModels, type OpenModelsDeps } from "./open_models.ts";
export type { ModelPair, OpenModels, ReadHeldOut } from "./ports.ts";
export { readCases } from "./read_cases.ts";
export { caseOfRow, type HeldOutRow } from "./row_case.ts";
