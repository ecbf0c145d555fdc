import type { PathStepName } from "@/core/contract/overview.ts";

/** Pages outside of `/projects/` that belong to a step. */
const stepOfPlace: Readonly<Record<string, PathStepName>> = {
  documents: "documents",
  runs: "training",
  artifacts: "use",
  evaluations: "use",
};

/** Pages of a project that are no steps and belong to one. */
const stepOfPage: Readonly<Record<string, PathStepName>> = {
  ask: "documents",
  search: "documents",
};

/** The step of a project's path that a page belongs to; null for its first page and for managing. */
export function openStep(path: string, steps: readonly { name: PathStepName }[]): string | null {
  const [, place = "", , page = ""] = path.split("/");
  if (place !== "projects") return stepOfPlace[place] ?? null;
  return steps.some(({ name }) => name === page) ? page : stepOfPage[page] ?? null;
}
