import type { LeftOutSource, PromptBudget, Source } from "@/core/contract/mod.ts";

/** A passage before it has its number. */
export type FoundPassage = Omit<Source, "number">;

/** What fits into a model's window. */
export interface PackedSources {
  sources: Source[];
  leftOut: LeftOutSource[];
  budget: PromptBudget;
}

/** What passages have to fit beside, in tokens. */
export interface Room {
  window: number;
  answer: number;
  /** The instruction and the question. */
  question: number;
}

/**
 * Takes passages in the order of their rank as long as they fit beside question and answer; `tokens`
 * says how long each is. One that is too long is left out for a shorter one behind it.
 */
export function packSources(
  passages: readonly FoundPassage[],
  tokens: readonly number[],
  { window, answer, question }: Room,
): PackedSources {
  let free = window - answer - question;
  const sources: Source[] = [];
  const leftOut: LeftOutSource[] = [];
  passages.forEach((passage, at) => {
    const length = tokens[at]!;
    if (length > free) {
      const { chunkId, documentName, page, lastPage } = passage;
      leftOut.push({ chunkId, documentName, page, lastPage });
    } else {
      free -= length;
      sources.push({ ...passage, number: sources.length + 1 });
    }
  });
  const used = window - answer - question - free;
  return { sources, leftOut, budget: { window, question, sources: used, answer } };
}
