import type { ChunkPlaceInText } from "@/core/contract/document_views.ts";

/** A chunk within the text that is cut. */
export type PlacedChunk = Pick<ChunkPlaceInText, "position" | "start" | "end" | "sharedUntil">;

/** A part of a document's text; offsets count in the whole text. */
export interface TextPart {
  start: number;
  text: string;
  pages: readonly { page: number; start: number }[];
  chunks: readonly PlacedChunk[];
  /** A stretch that somebody was sent to. */
  marked?: MarkedPassage | null;
}

/** A stretch of a document's text, in UTF-16 units, and the words that it was found by. */
export interface MarkedPassage {
  start: number;
  end: number;
  words: readonly string[];
}

/** A stretch of text that belongs to the same chunks from its first sign to its last. */
export interface TextSegment {
  start: number;
  text: string;
  /** The first of the chunks that it lies in; null between them. */
  chunk: number | null;
  /** It also stands in the chunk before or after. */
  isShared: boolean;
  isMarked: boolean;
  /** Chunks that begin here. */
  opens: readonly number[];
  /** The page that begins here. */
  page: number | null;
}

/** Cuts a text wherever a chunk or what is marked begins or ends, or a page begins. */
export function textSegments(
  { start, text, pages, chunks, marked = null }: TextPart,
): TextSegment[] {
  const end = start + text.length;
  const cuts = [
    start,
    ...chunks.flatMap((chunk) => [chunk.start, chunk.end, chunk.sharedUntil ?? chunk.start]),
    ...pages.map((page) => page.start),
    ...marked ? [marked.start, marked.end] : [],
    end,
  ].filter((cut) => cut >= start && cut <= end);
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, at) => {
    const around = chunks.filter((chunk) => chunk.start <= from && from < chunk.end);
    return {
      start: from,
      text: text.slice(from - start, places[at + 1]! - start),
      chunk: around[0]?.position ?? null,
      isShared: around.some(({ sharedUntil }) => sharedUntil !== null && from < sharedUntil),
      isMarked: marked !== null && marked.start <= from && from < marked.end,
      opens: around.filter((chunk) => chunk.start === from).map(({ position }) => position),
      page: pages.find((page) => page.start === from)?.page ?? null,
    };
  });
}
