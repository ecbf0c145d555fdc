import { isAbsolute } from "node:path";
import type { BaseModel, BaseModelId } from "@/core/contract/mod.ts";
import { describeModel, emptyModel } from "./describe_model.ts";
import type { OllamaDetails, OllamaTag } from "./ollama.ts";
import { refuse } from "./trainable.ts";

/** How the ids of Ollama's models begin. */
export const ollamaPrefix = "ollama:";

/** The id under which one of Ollama's models is in the list. */
export function ollamaId(name: string): BaseModelId {
  return `${ollamaPrefix}${name}` as BaseModelId;
}

/**
 * Describes one of Ollama's models. Where its file lies within reach, it is read like any GGUF and
 * can be trained like one; otherwise there is what Ollama says.
 */
export async function describeOllamaModel(
  tag: OllamaTag,
  details: OllamaDetails | null,
): Promise<BaseModel> {
  const path = details && weightsPath(details.modelfile);
  const listed = { id: ollamaId(tag.name), source: "ollama", format: "gguf" } as const;
  if (path) {
    const model = await describeModel({ ...listed, name: tag.name, path });
    const stated = statedBy(tag, details);
    if (model.state === "ready") {
      return { ...model, licence: model.licence ?? stated.licence ?? null };
    }
  }
  return {
    ...emptyModel({ ...listed, name: tag.name, path: "" }),
    ...statedBy(tag, details),
    path: null,
    canChat: !details?.capabilities || details.capabilities.includes("completion"),
    trainable: refuse(null, "no_local_file").trainable,
  };
}

/** The file that a Modelfile starts from, if it is one of Ollama's own blobs. */
export function weightsPath(modelfile: string): string | null {
  const path = modelfile.match(/^FROM\s+"?(.+?)"?\s*$/m)?.[1];
  return path && isAbsolute(path) && /[/\\]sha256-[0-9a-f]{64}$/.test(path) ? path : null;
}

function statedBy(tag: OllamaTag, details: OllamaDetails | null): Partial<BaseModel> {
  const info = details?.model_info ?? {};
  const architecture = textOf(info["general.architecture"]) ?? tag.details.family ?? null;
  return {
    sizeBytes: tag.size ?? null,
    parameters: numberOf(info["general.parameter_count"]),
    quantisation: tag.details.quantization_level ?? null,
    architecture,
    licence: textOf(info["general.license"]) ?? firstLine(details?.license),
    contextTokens: numberOf(info[`${architecture}.context_length`]),
    chatTemplate: details?.template || null,
  };
}

/** Ollama keeps licences as whole texts, whose first line names them. */
function firstLine(licence: OllamaDetails["license"]): string | null {
  const text = Array.isArray(licence) ? licence[0] : licence;
  return text?.split("\n").map((line) => line.trim()).find((line) => line !== "")?.slice(0, 100) ??
    null;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
