import { join } from "node:path";
import { z } from "zod";
import type { ModelTensor, ModelValue } from "@/core/contract/mod.ts";
import { cutList, cutText } from "../cut_value.ts";
import { listModelFiles, readModelJson, weightFiles } from "./read_folder.ts";
import { readWeights } from "./read_weights.ts";

/** All that a folder with a safetensors model says, but for what its facts say already. */
export interface FolderInspection {
  files: { name: string; bytes: number }[];
  values: ModelValue[];
  tensors: ModelTensor[];
  /** Special tokens by their role, as `tokenizer_config.json` names them. */
  special: { role: string; id: null; text: string }[];
}

/** The files whose values are shown. */
const shownFiles = ["config.json", "generation_config.json", "tokenizer_config.json"] as const;

const objectSchema = z.record(z.string(), z.unknown());

/** More values in one file are none that a person reads. */
const mostValues = 500;

/** So many elements of a list are shown. */
const shownElements = 12;

/** Longer names are an attack on whoever shows them. */
const longestName = 200;

/**
 * Reads configuration and headers of a folder within the limits of `readSafetensors`.
 *
 * @throws what that throws.
 */
export async function inspectFolder(folder: string): Promise<FolderInspection> {
  const names = await listModelFiles(folder);
  const configs: [string, Record<string, unknown>][] = [];
  for (const name of shownFiles) {
    const config = await readModelJson(folder, name, objectSchema);
    if (config) configs.push([name, config]);
  }
  const weights = [];
  for (const name of await weightFiles(folder, names)) {
    weights.push(await readWeights(join(folder, name)));
  }
  const notes = weights.flatMap(({ notes }) => valuesOf("__metadata__", notes)).slice(
    0,
    mostValues,
  );
  return {
    files: await Promise.all(names.map(async (name) => {
      const { size: bytes } = await Deno.stat(join(folder, name));
      return { name, bytes };
    })),
    values: [...configs.flatMap(([name, config]) => valuesOf(name, config)), ...notes],
    tensors: weights.flatMap(({ tensors }) => tensors)
      .map((tensor) => ({ ...tensor, name: tensor.name.slice(0, longestName) })),
    special: specialOf(configs.find(([name]) => name === "tokenizer_config.json")?.[1] ?? {}),
  };
}

function valuesOf(file: string, values: Record<string, unknown>): ModelValue[] {
  return Object.entries(values).slice(0, mostValues)
    .map(([key, value]) => ({ key: `${file}: ${key.slice(0, longestName)}`, ...shown(value) }));
}

function shown(value: unknown): Omit<ModelValue, "key"> {
  if (typeof value === "string") return { type: "text", ...cutText(value) };
  if (typeof value === "number") return { type: "number", value: String(value), length: null };
  if (typeof value === "boolean") return { type: "truth", value: String(value), length: null };
  if (Array.isArray(value)) {
    const first = value.slice(0, shownElements);
    return { type: "list", value: cutList(first, value.length), length: value.length };
  }
  return { type: "object", ...cutText(JSON.stringify(value) ?? "") };
}

const roles = ["bos", "eos", "pad", "unk"] as const;

/** A token is named as text, or as an object with its text as `content`. */
const tokenSchema = z.union([
  z.string().max(longestName),
  z.looseObject({ content: z.string().max(longestName) }).transform(({ content }) => content),
]);

function specialOf(config: Record<string, unknown>): FolderInspection["special"] {
  return roles.flatMap((role) => {
    const { data } = tokenSchema.safeParse(config[`${role}_token`]);
    return data === undefined ? [] : [{ role, id: null, text: data }];
  });
}
