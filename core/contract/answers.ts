import type { ErrorData } from "./errors.ts";
import type { ChunkId, DocumentId } from "./ids.ts";

/** A passage that a model is given with a question; its number is how the answer cites it. */
export interface Source {
  /** From 1. */
  number: number;
  chunkId: ChunkId;
  documentId: DocumentId;
  documentName: string;
  /** 1-based, or null where the document has no pages. */
  page: number | null;
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
export type LeftOutSource = Pick<Source, "chunkId" | "documentName" | "page">;

/**
 * A piece of an answer with sources. `sources` comes first, `end` or `error` last. Text cites by
 * `[n]`; a number that no passage has never reaches the text.
 */
export type AnswerPart =
  | { type: "sources"; sources: readonly Source[]; leftOut: LeftOutSource[]; budget: PromptBudget }
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
  }
  | { type: "error"; error: ErrorData };
