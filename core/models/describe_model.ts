import { AppError, type BaseModel, type BaseModelId } from "@/core/contract/mod.ts";
import { type GgufFacts, readGguf } from "./gguf.ts";
import { memoryToRun, usualContextTokens } from "./memory_to_run.ts";
import { readSafetensors, type SafetensorsFacts } from "./safetensors.ts";
import starter from "./starter.json" with { type: "json" };
import { judgeGguf, judgeSafetensors, refuse } from "./trainable.ts";

/** What the list itself knows about a model, whatever its files say. */
export interface Listed {
  id: BaseModelId;
  source: BaseModel["source"];
  format: BaseModel["format"];
  name: string;
  path: string;
}

/** A model of which nothing but its place in the list is known. */
export function emptyModel({ id, source, format, name, path }: Listed): BaseModel {
  return {
    id,
    source,
    format,
    name,
    path,
    state: "ready",
    detail: null,
    sizeBytes: null,
    parameters: null,
    quantisation: null,
    architecture: null,
    family: null,
    licence: null,
    languages: null,
    contextTokens: null,
    chatTemplate: null,
    shape: null,
    canChat: false,
    trainable: refuse(null, "unreadable").trainable,
    memoryToRunBytes: null,
  };
}

/** Reads a listed model's files; one that is gone or damaged says so in its `state`. */
export async function describeModel(listed: Listed): Promise<BaseModel> {
  const empty = emptyModel(listed);
  try {
    return listed.format === "gguf"
      ? { ...empty, ...describeGguf(readGguf(listed.path)) }
      : { ...empty, ...describeFolder(await readSafetensors(listed.path)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const state = error.code === "model_missing" ? "missing" : "unreadable";
    const detail = error.params.detail;
    const { trainable } = refuse(null, state);
    return { ...empty, state, trainable, detail: detail === undefined ? null : String(detail) };
  }
}

/** Describes the starter model before it is installed. */
export function starterToInstall(): BaseModel {
  const { id, name, fileName: _, ...stated } = starter;
  const listed = { id: id as BaseModelId, source: "starter", format: "gguf", name } as const;
  return {
    ...emptyModel({ ...listed, path: "" }),
    ...stated,
    path: null,
    state: "not_installed",
    trainable: refuse(stated.family, "not_installed").trainable,
  };
}

/** What a GGUF's facts say about a model in the list. */
export function describeGguf(facts: GgufFacts): Partial<BaseModel> {
  const { sizeBytes, parameters, quantisation, architecture, contextTokens, shape } = facts;
  return {
    sizeBytes,
    parameters,
    quantisation,
    architecture,
    ...judgeGguf(facts),
    licence: facts.licence,
    languages: facts.languages,
    contextTokens,
    chatTemplate: facts.chatTemplate,
    shape,
    canChat: facts.kind === "model",
    memoryToRunBytes: shape && memoryToRun(
      { sizeBytes, shape },
      Math.min(contextTokens ?? usualContextTokens, usualContextTokens),
    ),
  };
}

/** llama.cpp answers with GGUF only: a folder is a starting point for training. */
function describeFolder(facts: SafetensorsFacts): Partial<BaseModel> {
  const { modelType, storedAs, architecture: _, ...same } = facts;
  return {
    ...same,
    quantisation: storedAs,
    architecture: modelType,
    ...judgeSafetensors(facts),
    canChat: false,
  };
}
