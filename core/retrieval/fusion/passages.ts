import type { ChunkId, Hit, HitReasons, LeftOut, LeftOutReason } from "@/core/contract/mod.ts";
import type { FoundChunk } from "../text/found_chunks.ts";
import type { Diversified } from "./diversify.ts";
import type { FusedChunk } from "./reciprocal_rank.ts";
import type { RerankedChunk } from "./rerank.ts";

/** A chosen chunk as a hit. */
export function hitOf(chunk: FoundChunk, reranked: RerankedChunk, place: number): Hit {
  const { headings: _, ...shown } = chunk;
  return { ...shown, place, why: { ...reasonsOf(reranked), reranked: reranked.reranked } };
}

/** What was found and not chosen, as far as there is more to say than that it came too late. */
export function leftOut(
  chunks: ReadonlyMap<ChunkId, FoundChunk>,
  { duplicates, excluded }: Pick<Diversified<FusedChunk>, "duplicates"> & {
    excluded: readonly ChunkId[];
  },
): LeftOut[] {
  return [
    ...duplicates.map(({ chunk, of }) =>
      leftOutAs({ kind: "duplicate", of }, chunks.get(chunk.chunkId)!, reasonsOf(chunk))
    ),
    ...excluded.map((id) => leftOutAs({ kind: "excluded" }, chunks.get(id)!, null)),
  ];
}

function leftOutAs(
  reason: LeftOutReason,
  { chunkId, documentId, documentName, page, lastPage }: FoundChunk,
  why: HitReasons | null,
): LeftOut {
  return { chunkId, documentId, documentName, page, lastPage, reason, why };
}

function reasonsOf({ places, rank, score }: FusedChunk): HitReasons {
  return { ...places, fused: { rank, score }, reranked: null };
}
