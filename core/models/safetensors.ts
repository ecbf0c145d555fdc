import { basename, join } from "node:path";
import { z } from "zod";
import { AppError, type ErrorCode, type ModelShape } from "@/core/contract/mod.ts";
import { Untrue } from "./untrue.ts";
import { type FolderInspection, inspectFolder } from "./safetensors/inspect_folder.ts";
import { readModelCard } from "./safetensors/model_card.ts";
import {
  BringsCode,
  listModelFiles,
  readModelJson,
  readModelText,
  weightFiles,
} from "./safetensors/read_folder.ts";
import { readWeights, type Weights } from "./safetensors/read_weights.ts";

/** What a folder with a safetensors model says about it. What it does not state is null. */
export interface SafetensorsFacts {
  /** `model_type` of config.json, such as `llama`. */
  modelType: string;
  /** The class of `transformers` that it belongs to. */
  architecture: string | null;
  licence: string | null;
  languages: string[] | null;
  parameters: number;
  /** The form of most of the weights, such as `BF16`. */
  storedAs: string | null;
  contextTokens: number | null;
  chatTemplate: string | null;
  shape: ModelShape | null;
  sizeBytes: number;
}

const count = z.number().int().positive();
const configSchema = z.looseObject({
  model_type: z.string().max(100),
  architectures: z.array(z.string()).optional(),
  max_position_embeddings: count.optional(),
  num_hidden_layers: count.optional(),
  hidden_size: count.optional(),
  intermediate_size: count.optional(),
  num_attention_heads: count.optional(),
  num_key_value_heads: count.nullish(),
  head_dim: count.nullish(),
  vocab_size: count.optional(),
});

type Config = z.infer<typeof configSchema>;

const tokenizerSchema = z.looseObject({ chat_template: z.unknown().optional() });

/**
 * Looks at a folder with a safetensors model: its configuration and the headers of its weights.
 *
 * @throws {AppError} `model_missing`, `safetensors_unreadable`, or `model_brings_code` when
 * loading it somewhere could run code (Python files, pickles, `auto_map`).
 */
export async function readSafetensors(folder: string): Promise<SafetensorsFacts> {
  return await named(folder, read);
}

/**
 * Reads all that such a folder says, tensor by tensor, within the same limits.
 *
 * @throws {AppError} as {@link readSafetensors} does.
 */
export async function inspectSafetensors(folder: string): Promise<FolderInspection> {
  return await named(folder, inspectFolder);
}

async function named<T>(folder: string, use: (folder: string) => Promise<T>): Promise<T> {
  try {
    return await use(folder);
  } catch (error) {
    const file = basename(folder);
    if (error instanceof Deno.errors.NotFound) throw new AppError("model_missing", { file });
    const code = codeOf(error);
    if (!code || !(error instanceof Error)) throw error;
    throw new AppError(code, { file, detail: error.message }, { cause: error });
  }
}

/** One folder that cannot be read must not hide the models beside it. */
function codeOf(error: unknown): ErrorCode | null {
  if (error instanceof BringsCode) return "model_brings_code";
  const isUnreadable = error instanceof Untrue || error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.NotADirectory || error instanceof Deno.errors.NotCapable;
  return isUnreadable ? "safetensors_unreadable" : null;
}

async function read(folder: string): Promise<SafetensorsFacts> {
  const names = await listModelFiles(folder);
  const config = await readModelJson(folder, "config.json", configSchema);
  if (!config) throw new Untrue("there is no config.json");
  const files = await weightFiles(folder, names);
  const weights = sumOf(await Promise.all(files.map((name) => readWeights(join(folder, name)))));
  const sizes = await Promise.all(names.map((name) => Deno.stat(join(folder, name))));
  return {
    modelType: config.model_type,
    architecture: config.architectures?.[0] ?? null,
    ...await readModelCard(folder),
    parameters: weights.parameters,
    storedAs: mostOf(weights.byType),
    contextTokens: config.max_position_embeddings ?? null,
    chatTemplate: await readTemplate(folder),
    shape: shapeOf(config, weights.parameters),
    sizeBytes: sizes.reduce((sum, { size }) => sum + size, 0),
  };
}

function sumOf(parts: readonly Weights[]): Pick<Weights, "parameters" | "byType"> {
  const byType: Record<string, number> = {};
  for (const [type, elements] of parts.flatMap((part) => Object.entries(part.byType))) {
    byType[type] = (byType[type] ?? 0) + elements;
  }
  return { parameters: parts.reduce((sum, { parameters }) => sum + parameters, 0), byType };
}

function mostOf(byType: Record<string, number>): string | null {
  return Object.entries(byType).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Newer folders keep the template in a file of its own. */
async function readTemplate(folder: string): Promise<string | null> {
  const own = await readModelText(folder, "chat_template.jinja");
  if (own) return own;
  const tokenizer = await readModelJson(folder, "tokenizer_config.json", tokenizerSchema);
  const template = tokenizer?.chat_template;
  return typeof template === "string" && template !== "" ? template : null;
}

function shapeOf(config: Config, parameters: number): ModelShape | null {
  const { num_hidden_layers: layers, hidden_size: hidden, intermediate_size: feedForward } = config;
  const { num_attention_heads: heads, vocab_size: vocabulary } = config;
  if (!layers || !hidden || !feedForward || !heads || !vocabulary) return null;
  const headSize = config.head_dim ?? hidden / heads;
  const keyValue = headSize * (config.num_key_value_heads ?? heads);
  return { parameters, layers, hidden, feedForward, keyValue, vocabulary };
}
