import type { PathStep } from "@/core/contract/overview.ts";
import type { OverviewText } from "@/core/contract/text/overview.ts";

/** Whether a document was read, so that its project can be searched and asked. */
export function hasPassages(steps: readonly PathStep<OverviewText>[]): boolean {
  const documents = steps.find(({ name }) => name === "documents");
  return documents?.contents.some(({ key }) => key === "path.chunks") ?? false;
}
