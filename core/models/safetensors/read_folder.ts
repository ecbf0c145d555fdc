import { join } from "node:path";
import { z } from "zod";
import { Untrue } from "../untrue.ts";

/** A model that would run code of its own, in a program that trusted it. */
export class BringsCode extends Error {
  override readonly name = "BringsCode";
}

/** Files that can hold code or pickled objects; a clean model needs none of them. */
const codeFiles = /\.(py|pyc|so|dll|bin|pt|pth|ckpt|pkl|pickle|h5|msgpack)$/i;

/** Keys of config.json by which `transformers` loads code or fetches it (CVE-2026-4372). */
const codeKeys =
  /"(auto_map|trust_remote_code|_attn_implementation_internal|custom_pipelines)"\s*:/;

/** More than any real configuration or index has. */
const longestText = 8 * 1024 * 1024;

/**
 * The names of a model folder's files.
 *
 * @throws {BringsCode} when one of them could run code when loaded.
 */
export async function listModelFiles(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    if (!isDirectory) names.push(name);
  }
  const code = names.find((name) => codeFiles.test(name));
  if (code) throw new BringsCode(code);
  return names.sort();
}

/**
 * Reads one of the folder's JSON files; null when it is not there.
 *
 * @throws {BringsCode} when it names code to be run.
 */
export async function readModelJson<T>(
  folder: string,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const text = await readModelText(folder, name);
  if (text === null) return null;
  const key = text.match(codeKeys)?.[1];
  if (key) throw new BringsCode(`${name}: ${key}`);
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new Untrue(`${name} is not what it must be`);
  }
}

/** Reads one of the folder's text files; null when it is not there. */
export async function readModelText(folder: string, name: string): Promise<string | null> {
  const path = join(folder, name);
  try {
    const { size } = await Deno.stat(path);
    if (size > longestText) throw new Untrue(`${name} is too long`);
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

const indexSchema = z.object({ weight_map: z.record(z.string(), z.string()) });

/**
 * The files that hold the weights: those that the index names, or all there are.
 *
 * @throws {Untrue} when the index points outside the folder or at nothing.
 */
export async function weightFiles(folder: string, names: readonly string[]): Promise<string[]> {
  const index = await readModelJson(folder, "model.safetensors.index.json", indexSchema);
  const present = names.filter((name) => name.endsWith(".safetensors"));
  const wanted = index ? [...new Set(Object.values(index.weight_map))].sort() : present;
  if (wanted.length === 0) throw new Untrue("there is no .safetensors file");
  const absent = wanted.find((name) => !present.includes(name));
  if (absent !== undefined) throw new Untrue(`${absent.slice(0, 100)} is not in the folder`);
  return wanted;
}
