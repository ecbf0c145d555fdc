import {
  type Answers,
  type AnswersDeps,
  createAnswers,
  type OpenAnswerer,
} from "@/core/answers/mod.ts";
import {
  type Answerer,
  type AnswererChoice,
  AppError,
  type ArtifactId,
  type BaseModel,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { loadTokenCounter } from "@/core/documents/mod.ts";
import type { OpenModels } from "@/core/evaluation/mod.ts";
import { type Exports, isAnswering } from "@/core/exports/mod.ts";
import { detectLanguage } from "@/core/language/mod.ts";
import {
  type Catalogue,
  type Inference,
  openServerModel,
  usualContextTokens,
} from "@/core/models/mod.ts";
import type { Projects } from "@/core/projects/mod.ts";
import type { PassageSearch } from "@/core/retrieval/mod.ts";
import type { SettingsStore } from "@/core/settings/mod.ts";
import type { Training } from "@/core/training/mod.ts";
import { answeringModel } from "./chat_models.ts";
import type { Ground } from "./ground.ts";

/** Binds answers to a project's search and models. */
export function createProjectAnswers(
  { clock, settings }: Pick<Ground, "clock" | "settings">,
  { search, ...rooms }: Omit<AnswerersDeps, "settings" | "fetch"> & { search: PassageSearch },
): Answers {
  const answerers = createAnswerers({ ...rooms, settings, fetch: globalThis.fetch });
  return createAnswers({ clock, search, ...answerers, languageOf: detectLanguage });
}

/** What is needed to find and open the models that answer a project's questions. */
export interface AnswerersDeps {
  projects: Pick<Projects, "get">;
  settings: Pick<SettingsStore, "read">;
  catalogue: Pick<Catalogue, "get">;
  exports: Pick<Exports, "list" | "get" | "answering">;
  inference: Pick<Inference, "model" | "tokenizer">;
  openModels: OpenModels;
  training: Pick<Training, "list">;
  fetch: typeof globalThis.fetch;
}

/** The models that can answer a project's questions: tuned ones first, newest first. */
export function createAnswerers(deps: AnswerersDeps): Pick<AnswersDeps, "choices" | "open"> {
  return {
    async choices(projectId) {
      const { modelServerUrl } = await deps.settings.read(projectId);
      const base = await baseModel(deps, projectId);
      const server: AnswererChoice = {
        answerer: { kind: "server" },
        name: modelServerUrl,
        window: usualContextTokens,
      };
      return [
        ...await tunedChoices(deps, projectId, windowOf(base)),
        ...(base ? [baseChoice(base)] : []),
        ...(modelServerUrl ? [server] : []),
      ];
    },
    open: (projectId, by, signal) => open(deps, projectId, { by, signal }),
  };
}

function baseChoice(base: BaseModel): AnswererChoice {
  return { answerer: { kind: "base" }, name: base.name, window: windowOf(base) };
}

async function tunedChoices(
  { exports, training }: AnswerersDeps,
  projectId: ProjectId,
  window: number,
): Promise<AnswererChoice[]> {
  const runs = new Map((await training.list(projectId)).map(({ id, name }) => [id, name]));
  const artifacts = (await exports.list({ projectId })).filter(isAnswering);
  return artifacts.map(({ id, runId, form }) => ({
    answerer: { kind: "tuned", artifactId: id },
    name: `${runs.get(runId) ?? runId} (${form})`,
    window,
  }));
}

/** Local inference reads no more than its usual window; see `core/models/inference.ts`. */
function windowOf(model: Pick<BaseModel, "contextTokens"> | null): number {
  return Math.min(usualContextTokens, model?.contextTokens ?? usualContextTokens);
}

async function baseModel(
  { projects, catalogue }: AnswerersDeps,
  projectId: ProjectId,
): Promise<BaseModel | null> {
  const { baseModelId } = await projects.get(projectId);
  return baseModelId === null ? null : await catalogue.get(baseModelId).catch(() => null);
}

async function open(
  deps: AnswerersDeps,
  projectId: ProjectId,
  { by, signal }: { by: Answerer; signal: AbortSignal },
): Promise<OpenAnswerer> {
  if (by.kind === "tuned") return await openTuned(deps, projectId, { id: by.artifactId, signal });
  const { systemPrompt } = await deps.projects.get(projectId);
  const { modelServerUrl, ollamaUrl } = await deps.settings.read(projectId);
  const system = systemPrompt || null;
  if (by.kind === "server") {
    const model = await openServerModel(deps, modelServerUrl);
    return { model, system, window: usualContextTokens, countTokens: estimateTokens, close };
  }
  const base = await baseModel(deps, projectId);
  if (!base) throw new AppError("base_model_not_found");
  const { path } = base;
  return {
    model: answeringModel(deps, base, ollamaUrl),
    system,
    window: windowOf(base),
    countTokens: path === null ? estimateTokens : exactTokens(deps, path),
    close,
  };
}

/** Local inference ends by itself when nobody asks, and a server is not ours to end. */
function close(): Promise<void> {
  return Promise.resolve();
}

/** @throws {AppError} `artifact_not_found`, `evaluation_no_model`, `evaluation_no_base` */
async function openTuned(
  deps: AnswerersDeps,
  projectId: ProjectId,
  { id, signal }: { id: ArtifactId; signal: AbortSignal },
): Promise<OpenAnswerer> {
  const artifact = await deps.exports.get(id);
  if (artifact.projectId !== projectId) throw new AppError("artifact_not_found");
  const { runId } = artifact;
  const models = await deps.openModels({ runId, artifactId: id, signal });
  const base = await baseModel(deps, projectId);
  const file = await deps.exports.answering(runId, id);
  return {
    model: models.tuned,
    system: models.systemPrompt,
    window: windowOf(base),
    // An adapter has no tokenizer of its own; its base's may be in a file that is gone by now.
    countTokens: file?.kind === "model" ? exactTokens(deps, file.path) : estimateTokens,
    close: models.close,
  };
}

function exactTokens({ inference }: AnswerersDeps, path: string): OpenAnswerer["countTokens"] {
  const tokenizer = inference.tokenizer({ path });
  return async (texts) => (await tokenizer(texts)).map(({ length }) => length);
}

/** Most vocabularies are smaller than o200k's: they need more tokens for the same text. */
const smallerVocabulary = 1.4;

async function estimateTokens(texts: readonly string[]): Promise<number[]> {
  const counter = await loadTokenCounter();
  return texts.map((text) => Math.ceil(counter.count(text) * smallerVocabulary));
}
