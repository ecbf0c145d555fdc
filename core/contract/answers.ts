import { z } from "zod";
import type { ErrorData } from "./errors.ts";
import type { AnswerSpeed } from "./evaluation.ts";
import { type ArtifactId, type ChunkId, type DocumentId, idSchema } from "./ids.ts";
import { searchFilterSchema } from "./retrieval.ts";

/** A question takes at most so many passages. */
export const mostPassages = 20;

/** A passage that a model is given with a question; its number is how the answer cites it. */
export interface Source {
  /** From 1. */
  number: number;
  chunkId: ChunkId;
  documentId: DocumentId;
  documentName: string;
  /** 1-based, or null where the document has no pages. */
  page: number | null;
  lastPage: number | null;
  /** Where the pages after `page` begin in the document's text. */
  pageBreaks: readonly number[];
  headingPath: readonly string[];
  /** UTF-16 offsets in the document's text: `text` stands there. */
  start: number;
  end: number;
  text: string;
}

/** How much of the model's window a question with its passages takes, in tokens. */
export interface PromptBudget {
  /** What the model can read and write at once. */
  window: number;
  question: number;
  sources: number;
  /** Kept free for the answer. */
  answer: number;
}

/** Passages that were found and did not fit. */
export type LeftOutSource = Pick<Source, "chunkId" | "documentName" | "page" | "lastPage">;

/**
 * A piece of an answer with sources. `sources` comes first, `end` or `error` last. Text cites by
 * `[n]`; what cites a passage that there is not never reaches the text.
 */
export type AnswerPart =
  | {
    type: "sources";
    sources: readonly Source[];
    leftOut: LeftOutSource[];
    budget: PromptBudget;
    /** What of the question stands in the documents, to be marked in the passages. */
    words: readonly string[];
    /** The question could not be compared with the passages by meaning: words found them alone. */
    isByWordsOnly?: true;
  }
  | { type: "text"; text: string }
  | {
    type: "end";
    finish: "stop" | "length";
    /** Numbers that the answer cites, in their order. */
    cited: number[];
    /** Numbers that it named and that no passage has: they were taken out. */
    invented: number[];
    /** Whether it says that the documents do not tell. */
    isUnknown: boolean;
    speed: AnswerSpeed;
  }
  | { type: "error"; error: ErrorData };

/** A model that can answer: the project's base model, its own model server, or an exported model. */
export const answererSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("base") }),
  z.strictObject({ kind: z.literal("server") }),
  z.strictObject({ kind: z.literal("tuned"), artifactId: idSchema<ArtifactId>() }),
]);

export type Answerer = z.infer<typeof answererSchema>;

/** A model that people can choose. */
export const answererChoiceSchema = z.object({
  answerer: answererSchema,
  name: z.string(),
  /** Tokens that it can read and write at once. */
  window: z.int(),
});

export type AnswererChoice = z.infer<typeof answererChoiceSchema>;

/** At most so many answers stand side by side. */
export const mostAnswers = 4;

/** A question about a project's documents, and who answers it. */
export const askSchema = z.strictObject({
  question: z.string().trim().min(1).max(20_000),
  answers: z.array(z.strictObject({
    by: answererSchema,
    /** With passages of the documents, or from what the model knows. */
    withDocuments: z.boolean(),
  })).min(1).max(mostAnswers),
  /** At most so many passages are looked for; those that fit into the model's window are used. */
  passages: z.int().min(1).max(mostPassages).default(5),
  filter: searchFilterSchema.optional(),
  maxTokens: z.int().min(1).max(4096).default(256),
  temperature: z.number().min(0).max(2).default(0),
});

export type Ask = z.input<typeof askSchema>;

/** A piece of one of the answers; `answer` is its place in {@link askSchema}'s list. */
export type AskPart = AnswerPart & { answer: number };
