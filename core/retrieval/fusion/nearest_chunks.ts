import {
  AppError,
  type ErrorData,
  type PassageQuery,
  type PassageVectors,
  type ScoredChunk,
  toErrorData,
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
  const { mode, filter, signal, ownerId, projectId } = query;
  const scope = { ownerId, projectId };
  const { chunks, spoken } = understood;
  const without = (state: VectorUse["state"], share = 0, error: ErrorData | null = null) => ({
    use: { state, share, error },
    chunks: [],
  });
  if (mode === "text" || spoken === "") return without("not_asked");
  if (!vectors || chunks === 0) return without("none");
  let share = 0;
  try {
    share = Math.min(1, await vectors.count(scope) / chunks);
    const question = share > 0 ? await vectors.embed(scope, spoken, signal) : null;
    if (!question) return without("none", share);
    const found = await vectors.nearest({
      ...scope,
      question,
      limit,
      ...(filter && { filter }),
      ...(signal && { signal }),
    });
    return { use: { state: "used", share, error: null }, chunks: found };
  } catch (error) {
    if (mode === "vector" || !(error instanceof AppError)) throw error;
    return without("failed", share, toErrorData(error));
  }
}
