import { basename } from "node:path";
import type {
  BaseModel,
  ModelInspection,
  ModelTensor,
  ModelTensors,
  TensorPage,
} from "@/core/contract/mod.ts";
import { inspectGguf } from "./gguf.ts";
import { inspectSafetensors } from "./safetensors.ts";

/** What a model's own files say; the rest of an inspection is known elsewhere. */
export type FileInspection =
  & Pick<ModelInspection, "files" | "values" | "tokenizer" | "stopTokens">
  & { tensors: ModelTensor[] };

/** A model whose files are out of reach says nothing more than the list does. */
export const outOfReach: FileInspection = {
  files: [],
  values: [],
  tokenizer: null,
  stopTokens: [],
  tensors: [],
};

/**
 * Looks into a model's files: never their weights, and nothing that was not checked against the
 * files' sizes.
 *
 * @throws {AppError} `model_missing`, `gguf_unreadable`, `safetensors_unreadable`, `model_brings_code`
 */
export async function inspectFiles({ path, format }: BaseModel): Promise<FileInspection> {
  if (path === null) return outOfReach;
  return format === "gguf" ? inspectFile(path) : await inspectWholeFolder(path);
}

function inspectFile(path: string): FileInspection {
  const { facts, values, tensors } = inspectGguf(path);
  const { model, pre, vocabulary, special } = facts.tokenizer;
  return {
    files: [{ name: basename(path), bytes: facts.sizeBytes }],
    values,
    tensors,
    tokenizer: {
      model,
      pre,
      vocabulary,
      special: Object.entries(special).map(([role, token]) => ({ role, ...token })),
    },
    stopTokens: facts.stopTokens,
  };
}

async function inspectWholeFolder(folder: string): Promise<FileInspection> {
  const { files, values, tensors, special } = await inspectSafetensors(folder);
  const stopTokens = special.filter(({ role }) => role === "eos").map(({ text }) => text);
  const tokenizer = { model: null, pre: null, vocabulary: null, special };
  return { files, values, tensors, tokenizer, stopTokens };
}

/** Some of the tensors, by a part of their names. */
export function pageOfTensors(
  tensors: readonly ModelTensor[],
  { offset, limit, search }: TensorPage,
): ModelTensors {
  const wanted = search.toLowerCase();
  const found = tensors.filter(({ name }) => name.toLowerCase().includes(wanted));
  return { total: found.length, tensors: found.slice(offset, offset + limit) };
}

/** How many tensors are stored in each form, most bytes first. */
export function tensorTypesOf(tensors: readonly ModelTensor[]): ModelInspection["tensorTypes"] {
  const types = new Map<string, { type: string; count: number; bytes: number }>();
  for (const { type, bytes } of tensors) {
    const { count, bytes: before } = types.get(type) ?? { count: 0, bytes: 0 };
    types.set(type, { type, count: count + 1, bytes: before + bytes });
  }
  return [...types.values()].toSorted((a, b) => b.bytes - a.bytes);
}
