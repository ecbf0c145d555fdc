import type { BaseModel, Lang, LanguageGap, ProjectId } from "@/core/contract/mod.ts";
import { type Catalogue, starterId } from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import { checkLanguage } from "@/core/training/mod.ts";

/** What the gap is told from. */
export interface LanguageGapDeps {
  projects: Pick<Projects, "get">;
  models: Pick<Catalogue, "list">;
  /** The language of a project's texts; null where nobody can tell. */
  language(projectId: ProjectId): Promise<Lang | null>;
}

/**
 * The model that does not know German although the project's texts are German: the chosen one; while
 * none is chosen, the starter, unless there is another to train that may know it. Else null.
 */
export async function languageGap(
  { projects, models, language }: LanguageGapDeps,
  projectId: ProjectId,
): Promise<LanguageGap | null> {
  if (await language(projectId) !== "de") return null;
  const { baseModelId } = await projects.get(projectId);
  // Whatever Ollama has can only be trained once it is added by its file.
  const all = await models.list({ withinMs: 0 });
  const candidates = all.filter(({ id, trainable }) =>
    baseModelId === null ? id === starterId || trainable.possible : id === baseModelId
  );
  if (candidates.length === 0 || !candidates.every(lacksGerman)) return null;
  const { id, name } = candidates.find(({ id }) => id === starterId) ?? candidates[0]!;
  return { model: name, isStarter: id === starterId };
}

function lacksGerman(model: BaseModel): boolean {
  return checkLanguage(model, "de")?.level === "warning";
}
