import type { CaseSource, EvaluationResult, EvaluationSummary } from "@/core/contract/mod.ts";

/** Counts what came out of answered cases. */
export function summarise(
  cases: EvaluationResult["cases"],
  source: CaseSource,
): EvaluationSummary {
  const count = (holds: (item: typeof cases[number]) => boolean) => cases.filter(holds).length;
  const ms = cases.reduce((sum, { base, tuned }) => sum + base.ms + tuned.ms, 0);
  return {
    cases: cases.length,
    baseRight: count(({ base }) => base.right),
    tunedRight: count(({ tuned }) => tuned.right),
    onlyTuned: count(({ base, tuned }) => tuned.right && !base.right),
    onlyBase: count(({ base, tuned }) => base.right && !tuned.right),
    baseUnended: count(({ base }) => base.finish === "length"),
    tunedUnended: count(({ tuned }) => tuned.finish === "length"),
    source,
    seconds: ms / 1000,
  };
}
