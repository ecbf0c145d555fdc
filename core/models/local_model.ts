import type { JsonObject } from "@/core/contract/mod.ts";
import type { CallOptions } from "@/core/system/mod.ts";

/** A GGUF and how it is asked. */
export interface LocalModel {
  /** The file's absolute path. */
  path: string;
  /** For people; the file's name unless given. */
  name?: string;
  /** Tokens of question and answer together; 4096, or fewer where the model was trained so. */
  contextTokens?: number;
  /** LoRA adapters in GGUF form, applied to this model's answers only. */
  adapters?: readonly { path: string; scale?: number }[];
}

/** Makes a request about a model, which is loaded first. */
export type AskModel = <Result>(
  model: LocalModel,
  request: { method: string; params: JsonObject },
  options: CallOptions<Result>,
) => Promise<Result>;
