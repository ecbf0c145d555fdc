import { z } from "zod";
import { engineIds } from "./engines.ts";
import type { BaseModelId } from "./ids.ts";

/** One turn of a conversation. */
export const chatMessageSchema = z.object({
  role: z.enum(["system", "user", "assistant"]),
  content: z.string(),
});

export type ChatMessage = z.infer<typeof chatMessageSchema>;

/** The sizes of a model that its memory and speed follow from. */
export const modelShapeSchema = z.object({
  parameters: z.number(),
  layers: z.number(),
  /** Width of the residual stream. */
  hidden: z.number(),
  feedForward: z.number(),
  /** Width of the keys and values; smaller than `hidden` where heads share them. */
  keyValue: z.number(),
  vocabulary: z.number(),
});

export type ModelShape = z.infer<typeof modelShapeSchema>;

/** A model that does not know German, in which a project's texts are. */
export const languageGapSchema = z.object({
  /** Its name. */
  model: z.string(),
  isStarter: z.boolean(),
});

export type LanguageGap = z.infer<typeof languageGapSchema>;

/** Where a base model comes from. */
export const baseModelSourceSchema = z.enum(["starter", "file", "folder", "ollama"]);

export type BaseModelSource = z.infer<typeof baseModelSourceSchema>;

/** Why a model cannot be trained; each has a text in `modelTexts`. */
export const untrainableReasonSchema = z.enum([
  "not_installed",
  "missing",
  "unreadable",
  "unknown_family",
  "quantised_beyond_use",
  "split_file",
  "no_template",
  "no_local_file",
]);

export type UntrainableReason = z.infer<typeof untrainableReasonSchema>;

/** Whether a model can be trained, by which engines, or why not. */
export const trainableSchema = z.discriminatedUnion("possible", [
  z.object({
    possible: z.literal(true),
    engines: z.array(z.enum(engineIds)),
    /** Whether the family was trained and exported by us; others are checked before each run. */
    isProven: z.boolean(),
  }),
  z.object({
    possible: z.literal(false),
    reason: untrainableReasonSchema,
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);

export type Trainable = z.infer<typeof trainableSchema>;

/**
 * A model that a project can start from. What its files do not state is null: nothing is guessed.
 * `licence` and `languages` are as the file states them (SPDX id, ISO 639 codes).
 */
export const baseModelSchema = z.object({
  id: z.string(),
  source: baseModelSourceSchema,
  format: z.enum(["gguf", "safetensors"]),
  name: z.string(),
  state: z.enum(["ready", "not_installed", "missing", "unreadable"]),
  /** What is wrong with an unreadable one, in English. */
  detail: z.string().nullable(),
  /** The file or folder; null where Ollama keeps it out of reach or it is not installed. */
  path: z.string().nullable(),
  sizeBytes: z.number().nullable(),
  parameters: z.number().nullable(),
  quantisation: z.string().nullable(),
  architecture: z.string().nullable(),
  family: z.string().nullable(),
  licence: z.string().nullable(),
  languages: z.array(z.string()).nullable(),
  contextTokens: z.number().nullable(),
  chatTemplate: z.string().nullable(),
  shape: modelShapeSchema.nullable(),
  canChat: z.boolean(),
  trainable: trainableSchema,
  /** Memory in bytes to answer with this model at a context of 4,096 tokens. */
  memoryToRunBytes: z.number().nullable(),
});

export type BaseModel = Omit<z.infer<typeof baseModelSchema>, "id"> & { id: BaseModelId };

/** A base model's id: `starter`, an added model's UUID, or `ollama:` with the name there. */
export const baseModelIdSchema: z.ZodType<BaseModelId, string> = z.string().min(1).max(500)
  .transform((id) => id as BaseModelId);

/** What a person states to add a model of their own. */
export const registerModelSchema = z.strictObject({
  path: z.string().trim().min(1).max(4096),
  name: z.string().trim().min(1).max(200).optional(),
});

export type RegisterModel = z.infer<typeof registerModelSchema>;

/** How well a model fits into this computer's memory. */
export const fitLevelSchema = z.enum(["fits", "tight", "too_large", "unknown"]);

export type FitLevel = z.infer<typeof fitLevelSchema>;

/** What a model needs of this computer's memory, in bytes, and whether that is there. */
export const modelFitSchema = z.object({
  run: z.object({
    level: fitLevelSchema,
    /** At a context of 4,096 tokens; null where the file does not tell enough. */
    neededBytes: z.number().nullable(),
    /** All that answering could use. */
    totalBytes: z.number(),
  }),
  train: z.object({
    /** `tight`: with a batch of one row and gradient checkpointing only. */
    level: fitLevelSchema,
    /** With the settings that are usual for its size, and rows of 128 tokens. */
    neededBytes: z.number().nullable(),
    /** With the settings that need least. */
    leastBytes: z.number().nullable(),
    /** All that training could use: of the graphics processor where one is used. */
    totalBytes: z.number(),
  }),
});

export type ModelFit = z.infer<typeof modelFitSchema>;

/** A model in a list, with how it fits this computer. */
export const listedModelSchema = baseModelSchema.extend({ fit: modelFitSchema });

export type ListedModel = BaseModel & { fit: ModelFit };

/** Whether the person's Ollama answers, and how many models it has. */
export const ollamaStateSchema = z.discriminatedUnion("reachable", [
  z.object({ reachable: z.literal(true), version: z.string().nullable(), models: z.number() }),
  z.object({
    reachable: z.literal(false),
    reason: z.enum(["unreachable", "timeout", "bad_answer"]),
  }),
]);

export type OllamaState = z.infer<typeof ollamaStateSchema>;

/** How a model is asked. Left out: a greedy answer of at most 512 tokens. */
export interface ChatRequest {
  messages: readonly ChatMessage[];
  maxTokens?: number;
  /** 0 takes the likeliest token each time and repeats itself exactly. */
  temperature?: number;
  topP?: number;
  seed?: number;
  /** Texts at which the answer ends; they are no part of it. */
  stop?: readonly string[];
  signal?: AbortSignal;
}

/** Tokens that an answer took; null where the server does not tell. */
export interface ChatUsage {
  promptTokens: number | null;
  completionTokens: number | null;
}

/** A piece of an answer, or its end, which is always the last part. */
export type ChatPart =
  | { type: "text"; text: string }
  | { type: "end"; finish: "stop" | "length"; usage: ChatUsage };

/**
 * A model that answers. Port: the local sidecar, a person's server and providers implement it.
 *
 * The iteration throws the signal's reason when it is aborted, and an {@link AppError} otherwise.
 */
export interface ChatModel {
  /** For people and records, such as the model's name. */
  readonly name: string;
  chat(request: ChatRequest): AsyncIterable<ChatPart>;
}
