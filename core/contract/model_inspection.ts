import { z } from "zod";
import { chatMessageSchema, type ListedModel, listedModelSchema } from "./models.ts";

/** One value of what a model's files say about it. */
export const modelValueSchema = z.object({
  /** Such as `llama.context_length`, or `config.json: hidden_size`. */
  key: z.string(),
  type: z.enum(["text", "number", "truth", "list", "object"]),
  /** For people; long ones are cut. */
  value: z.string(),
  /** Elements of a list, or characters of a text that was cut; else null. */
  length: z.number().nullable(),
});

export type ModelValue = z.infer<typeof modelValueSchema>;

/** One tensor: numbers of the model. */
export const modelTensorSchema = z.object({
  name: z.string(),
  /** How its numbers are stored, such as `Q4_K` or `BF16`. */
  type: z.string(),
  /** Its sizes, outermost first. */
  shape: z.array(z.number()),
  elements: z.number(),
  bytes: z.number(),
});

export type ModelTensor = z.infer<typeof modelTensorSchema>;

/** Which tensors are wanted. */
export const tensorPageSchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Only those whose names contain this text. */
  search: z.string().max(100).default(""),
});

export type TensorPage = z.output<typeof tensorPageSchema>;

/** Some of a model's tensors. */
export const modelTensorsSchema = z.object({
  /** All that match. */
  total: z.number(),
  tensors: z.array(modelTensorSchema),
});

export type ModelTensors = z.infer<typeof modelTensorsSchema>;

/** Everything that a model's files say about it, but for its tensors. */
export const modelInspectionSchema = z.object({
  model: listedModelSchema,
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
  values: z.array(modelValueSchema),
  tensorCount: z.number(),
  /** Tensors of each type, and their bytes, most bytes first. */
  tensorTypes: z.array(z.object({ type: z.string(), count: z.number(), bytes: z.number() })),
  /** How it cuts text into tokens; null where that is not stated. */
  tokenizer: z.object({
    model: z.string().nullable(),
    pre: z.string().nullable(),
    vocabulary: z.number().nullable(),
    special: z.array(z.object({ role: z.string(), id: z.number().nullable(), text: z.string() })),
  }).nullable(),
  /** The tokens at which an answer ends. */
  stopTokens: z.array(z.string()),
  /** Names of the asking person's projects that start from it. */
  usedBy: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Whether its files were uploaded and go with it; else removing it leaves them where they are. */
  isUploaded: z.boolean(),
});

export type ModelInspection = Omit<z.infer<typeof modelInspectionSchema>, "model"> & {
  model: ListedModel;
};

/** A conversation as a model reads it. */
export const renderedSampleSchema = z.object({
  messages: z.array(chatMessageSchema),
  prompt: z.string(),
  tokens: z.number(),
  /** False where it brings no template and is asked in the ChatML form. */
  isOwnTemplate: z.boolean(),
  /** Its template refuses a system prompt; the sample has none. */
  isWithoutSystem: z.boolean(),
});

export type RenderedSample = z.infer<typeof renderedSampleSchema>;

/** Whether training and answering cut text into the same tokens. */
export const tokenisationSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("equal") }),
  /** The training engine takes its tokens from llama.cpp itself. */
  z.object({ kind: z.literal("shared") }),
  z.object({ kind: z.literal("different"), count: z.number(), total: z.number() }),
  /** An engine that the test needs is not installed, or the file is out of reach. */
  z.object({ kind: z.literal("unknown") }),
]);

export type Tokenisation = z.infer<typeof tokenisationSchema>;
