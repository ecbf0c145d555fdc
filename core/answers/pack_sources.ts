import type { LeftOutSource, PromptBudget, Source } from "@/core/contract/mod.ts";

/** A passage before it has its number. */
export type FoundPassage = Omit<Source, "number">;

/** What fits into a model's window. */
export interface PackedSources {
  sources: Source[];
  leftOut: LeftOutSource[];
  budget: PromptBudget;
}

/** Tokens around each passage: its number, the document's name, the line between. */
const tokensAround = 24;

/**
 * Takes passages in the order of their rank as long as they fit beside question and answer. One that
 * is too long is left out for a shorter one behind it.
 */
export function packSources(
  passages: readonly FoundPassage[],
  { window, answer, question, countTokens }: {
    window: number;
    answer: number;
    /** Tokens of the instruction and the question. */
    question: number;
    countTokens(text: string): number;
  },
): PackedSources {
  let free = window - answer - question;
  const sources: Source[] = [];
  const leftOut: LeftOutSource[] = [];
  for (const passage of passages) {
    const tokens = countTokens(passage.text) + tokensAround;
    if (tokens > free) {
      const { chunkId, documentName, page } = passage;
      leftOut.push({ chunkId, documentName, page });
      continue;
    }
    free -= tokens;
    sources.push({ ...passage, number: sources.length + 1 });
  }
  const used = window - answer - question - free;
  return { sources, leftOut, budget: { window, question, sources: used, answer } };
}
