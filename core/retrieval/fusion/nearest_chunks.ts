import {
  AppError,
  type PassageQuery,
  type PassageVectors,
  type ScoredChunk,
  type VectorUse,
} from "@/core/contract/mod.ts";
import type { UnderstoodQuery } from "../text/text_search.ts";

/** What the vectors found, and what they had to do with it. */
export interface NearestChunks {
  use: VectorUse;
  chunks: ScoredChunk[];
}

/** A query as vectors are asked. */
export interface NearestQuery {
  query: PassageQuery;
  understood: UnderstoodQuery;
  limit: number;
}

/**
 * The chunks nearest to a query.
 *
 * @throws {AppError} what the embedder threw, in mode `vector`.
 */
export async function nearestChunks(
  vectors: PassageVectors | undefined,
  { query, understood, limit }: NearestQuery,
): Promise<NearestChunks> {
  const without = (state: VectorUse["state"], share = 0) => ({ use: { state, share }, chunks: [] });
  const { mode, filter, signal, ownerId, projectId } = query;
  const scope = { ownerId, projectId };
  const { chunks, spoken } = understood;
  if (!vectors || chunks === 0) return without(mode === "text" ? "not_asked" : "none");
  const share = Math.min(1, await vectors.count(scope) / chunks);
  if (mode === "text" || spoken === "") return without("not_asked", share);
  if (share === 0) return without("none");
  try {
    const question = await vectors.embed(scope, spoken, signal);
    if (!question) return without("none", share);
    const found = await vectors.nearest({
      ...scope,
      question,
      limit,
      ...(filter && { filter }),
      ...(signal && { signal }),
    });
    return { use: { state: "used", share }, chunks: found };
  } catch (error) {
    if (mode === "vector" || !(error instanceof AppError)) throw error;
    return without("failed", share);
  }
}
