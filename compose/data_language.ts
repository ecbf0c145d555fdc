import type { Lang, ProjectId } from "@/core/contract/mod.ts";
import type { Datasets } from "@/core/datasets/mod.ts";

/** The language of a project's rows; before there are any, that of its documents. */
export async function dataLanguage(
  datasets: Pick<Datasets, "language" | "documentsLanguage">,
  projectId: ProjectId,
): Promise<Lang | null> {
  return await datasets.language(projectId) ?? await datasets.documentsLanguage(projectId);
}
