import type { PathStep } from "@/core/contract/overview.ts";
import type { Project } from "@/core/contract/projects.ts";
import type { OverviewText } from "@/core/contract/text/overview.ts";

/** What the shell draws around the pages of a project: `overview.frameOf(projectId)`. */
export interface Framed {
  project: Project;
  steps: PathStep<OverviewText>[];
}

/**
 * The project that a page stands in: a page says so by `framed` in its data, and the shell then
 * draws its name, the other projects and the path of steps.
 */
export function framedOf(data: unknown): Framed | null {
  if (typeof data !== "object" || data === null || !("framed" in data)) return null;
  return data.framed as Framed;
}
