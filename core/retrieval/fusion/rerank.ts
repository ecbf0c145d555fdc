import type { Placed, Reranker } from "@/core/contract/mod.ts";
import type { FusedChunk } from "./reciprocal_rank.ts";

/** A chunk with what a reranker makes of it. */
export interface RerankedChunk extends FusedChunk {
  reranked: Placed | null;
}

/** What a reranker reads. */
export interface RerankRequest {
  query: string;
  texts: readonly string[];
  signal?: AbortSignal | undefined;
}

/** Brings chunks into the reranker's order; without one they stay as they are. */
export async function rerank(
  reranker: Reranker | undefined,
  chunks: readonly FusedChunk[],
  { query, texts, signal }: RerankRequest,
): Promise<RerankedChunk[]> {
  if (!reranker || chunks.length === 0) {
    return chunks.map((chunk) => ({ ...chunk, reranked: null }));
  }
  const scores = await reranker.score(query, texts, signal);
  return chunks.map((chunk, at) => ({ chunk, score: scores[at]! }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ chunk, score }, at) => ({ ...chunk, reranked: { rank: at + 1, score } }));
}
