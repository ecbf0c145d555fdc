import type { ChunkPlaceInText, ChunkSizes } from "@/core/contract/mod.ts";
import { sharedUntil } from "./shared_places.ts";
import { type Chunk, type IndexedText, splitIndexed } from "./splitter.ts";
import { indexTokens, type TokenIndex } from "./tokens/token_index.ts";
import type { TokenCounter } from "./tokens/token_counter.ts";

/** A text to be split for looking at, and which of the chunks are wanted. */
export interface SplitRequest extends ChunkSizes {
  text: string;
  /** Those of the document's format; the default ones where there are none. */
  separators?: readonly string[] | undefined;
  /** From the chunk on that ends behind this offset. */
  at: number;
  limit: number;
}

/** What certain sizes make of a text. */
export interface SplitFigures {
  count: number;
  tokens: number;
  /** Tokens that stand in two neighbours. */
  sharedTokens: number;
  lengths: { shortest: number; median: number; longest: number };
  chunks: ChunkPlaceInText[];
}

/** Splits a text and tells what came of it. */
export function splitFigures(
  indexed: IndexedText,
  { chunkTokens, chunkOverlap, separators, at, limit }: Omit<SplitRequest, "text">,
): SplitFigures {
  const sizes = { size: chunkTokens, overlap: chunkOverlap };
  const all = splitIndexed(indexed, { ...sizes, ...(separators && { separators }) }).toArray();
  const tokens = all.map((chunk) => chunk.tokens);
  const found = all.findIndex(({ end }) => end > at);
  const first = found < 0 ? Math.max(0, all.length - limit) : found;
  return {
    count: all.length,
    tokens: sum(tokens),
    sharedTokens: sum(
      all.map((chunk, position) => sharedWith(indexed.index, chunk, all[position - 1])),
    ),
    lengths: lengthsOf(tokens.toSorted((a, b) => a - b)),
    chunks: all.slice(first, first + limit).map((chunk, index) =>
      placeOf(chunk, {
        position: first + index,
        before: all[first + index - 1],
      })
    ),
  };
}

function placeOf(
  chunk: Chunk,
  { position, before }: { position: number; before: Chunk | undefined },
): ChunkPlaceInText {
  const { start, end, tokens } = chunk;
  return { position, start, end, tokens, sharedUntil: sharedUntil(chunk, before) };
}

function sharedWith(index: TokenIndex, chunk: Chunk, before: Chunk | undefined): number {
  const until = sharedUntil(chunk, before);
  return until === null ? 0 : index.count(chunk.start, until);
}

function lengthsOf(sorted: readonly number[]): SplitFigures["lengths"] {
  return {
    shortest: sorted[0] ?? 0,
    median: sorted[sorted.length >> 1] ?? 0,
    longest: sorted.at(-1) ?? 0,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Splits texts for looking at, again and again with other sizes. */
export type SplitForView = (request: SplitRequest) => Promise<SplitFigures>;

/**
 * Builds one that remembers the last text with its tokens counted: a slider asks many times for the
 * same text, and only the first time is slow.
 */
export function createSplitForView(loadCounter: () => Promise<TokenCounter>): SplitForView {
  let latest: IndexedText | null = null;
  return async ({ text, ...request }) => {
    const counter = await loadCounter();
    if (latest?.text !== text) latest = { text, index: indexTokens(text, counter) };
    return splitFigures(latest, request);
  };
}
