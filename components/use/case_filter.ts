import type { EvaluationResult } from "@/core/contract/evaluation.ts";

/** Which cases are shown. */
export const caseFilters = ["all", "right", "wrong", "won", "lost", "unanswered"] as const;

export type CaseFilter = typeof caseFilters[number];

type Case = EvaluationResult["cases"][number];

const fits: Readonly<Record<CaseFilter, (found: Case) => boolean>> = {
  all: () => true,
  right: ({ tuned }) => tuned.right,
  wrong: ({ tuned }) => !tuned.right,
  won: ({ base, tuned }) => tuned.right && !base.right,
  lost: ({ base, tuned }) => base.right && !tuned.right,
  unanswered: ({ base, tuned }) => base.failure !== undefined || tuned.failure !== undefined,
};

/** The cases of a kind in which a text stands: in the question, what is expected or an answer. */
export function filterCases(
  cases: readonly Case[],
  { show, find }: { show: CaseFilter; find: string },
): Case[] {
  const wanted = find.trim().toLowerCase();
  const has = ({ question, keys, base, tuned }: Case) =>
    [question, ...keys, base.text, tuned.text].some((text) => text.toLowerCase().includes(wanted));
  return cases.filter((found) => fits[show](found) && (wanted === "" || has(found)));
}

/** How many cases there are of each kind. */
export function countCases(cases: readonly Case[]): Readonly<Record<CaseFilter, number>> {
  const count = (filter: CaseFilter) => cases.filter(fits[filter]).length;
  return Object.fromEntries(caseFilters.map((filter) => [filter, count(filter)])) as Record<
    CaseFilter,
    number
  >;
}
