import { AppError, type BaseModel, type ChatModel, type ProjectId } from "@/core/contract/mod.ts";
import type { OpenedModel } from "@/core/datasets/mod.ts";
import {
  type Catalogue,
  createServerChatModel,
  type Inference,
  openServerModel,
} from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";

/** What opening a project's model needs. */
export interface ProjectModelDeps {
  projects: Pick<Projects, "get">;
  settings: Pick<SettingsStore, "read">;
  catalogue: Pick<Catalogue, "get">;
  inference: Pick<Inference, "model">;
  fetch: typeof globalThis.fetch;
}

/**
 * Opens the model that a project's training data is written by: a person's own model server where
 * the settings name one, else the project's base model.
 */
export function createOpenProjectModel(
  deps: ProjectModelDeps,
): (projectId: ProjectId) => Promise<OpenedModel> {
  return async (projectId) => {
    const { modelServerUrl, ollamaUrl } = await deps.settings.read(projectId);
    const model = modelServerUrl
      ? await openServerModel(deps, modelServerUrl)
      : answeringModel(deps, await baseModel(deps, projectId), ollamaUrl);
    // Local inference ends by itself when nobody asks, and a server is not ours to end.
    return { model, close: () => Promise.resolve() };
  };
}

async function baseModel(
  { projects, catalogue }: ProjectModelDeps,
  projectId: ProjectId,
): Promise<BaseModel> {
  const { baseModelId } = await projects.get(projectId);
  if (baseModelId === null) throw new AppError("base_model_not_found");
  return await catalogue.get(baseModelId);
}

/** Local inference where there is a file for it; Ollama answers for its models by itself. */
export function answeringModel(
  { inference, fetch }: Pick<ProjectModelDeps, "inference" | "fetch">,
  { path, name, format, source }: BaseModel,
  ollamaUrl: string,
): ChatModel {
  if (path !== null && format === "gguf") return inference.model({ path, name });
  if (source !== "ollama") throw new AppError("model_missing", { file: name });
  return createServerChatModel({ fetch }, { address: ollamaUrl, model: name });
}
