import {
  type CaseSource,
  type ComparedModel,
  comparedModels,
  type EvaluationResult,
  type EvaluationSummary,
} from "@/core/contract/mod.ts";

/** Counts what came out of answered cases. */
export function summarise(
  cases: EvaluationResult["cases"],
  source: CaseSource,
): EvaluationSummary {
  const count = (holds: (item: typeof cases[number]) => boolean) => cases.filter(holds).length;
  const msOf = (model: ComparedModel) => cases.reduce((sum, item) => sum + item[model].ms, 0);
  return {
    cases: cases.length,
    baseRight: count(({ base }) => base.right),
    tunedRight: count(({ tuned }) => tuned.right),
    onlyTuned: count(({ base, tuned }) => tuned.right && !base.right),
    onlyBase: count(({ base, tuned }) => base.right && !tuned.right),
    baseUnended: count(({ base }) => base.finish === "length"),
    tunedUnended: count(({ tuned }) => tuned.finish === "length"),
    unanswered: count(({ base, tuned }) => Boolean(base.failure ?? tuned.failure)),
    source,
    seconds: Math.max(...comparedModels.map(msOf)) / 1000,
  };
}
