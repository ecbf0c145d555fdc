import { AppError, type ProjectId } from "@/core/contract/mod.ts";
import type { OpenedModel } from "@/core/datasets/mod.ts";
import type { Catalogue, Inference } from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";

/** Opens the model that a project's training data is written by: its own base model. */
export function createOpenProjectModel(
  { projects, catalogue, inference }: {
    projects: Pick<Projects, "get">;
    catalogue: Catalogue;
    inference: Inference;
  },
): (projectId: ProjectId) => Promise<OpenedModel> {
  return async (projectId) => {
    const { baseModelId } = await projects.get(projectId);
    if (baseModelId === null) throw new AppError("base_model_not_found");
    const { path, name, format } = await catalogue.get(baseModelId);
    if (path === null || format !== "gguf") throw new AppError("model_missing", { file: name });
    const model = inference.model({ path, name });
    // Local inference ends by itself when nobody asks; others may be using it.
    return { model, close: () => Promise.resolve() };
  };
}
