import type { Kysely } from "kysely";
import {
  AppError,
  type PassageQuery,
  type Passages,
  type PassageVectors,
  type Reranker,
} from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { createTextSearch } from "../text/text_search.ts";
import { type Diversified, diversify } from "./diversify.ts";
import { emptiedBy } from "./emptied_by.ts";
import { gather, type Gathered } from "./gather.ts";
import { likenessOf } from "./likeness.ts";
import { hitOf, leftOut } from "./passages.ts";
import { fuse, type FusedChunk } from "./reciprocal_rank.ts";
import { rerank } from "./rerank.ts";
import { type FusionTuning, usualTuning } from "./tuning.ts";

/** What searching needs; without vectors, words answer alone. */
export interface PassageSearchDeps {
  db: Kysely<Database>;
  vectors?: PassageVectors;
  reranker?: Reranker;
  tuning?: FusionTuning;
}

/** Search for passages in a project's documents. */
export interface PassageSearch {
  /**
   * The passages that fit a query best, with why they do and what was left out.
   *
   * @throws {AppError} `pages_reversed`; what the embedder threw, in mode `vector`; else words answer alone then, and
   * `vectors` in the answer says so.
   */
  search(query: PassageQuery): Promise<Passages>;
}

/** A reranker reads so many passages for each that is wanted. */
const rerankedEach = 3;

/** Builds the search over the database's index of words and the projects' vectors. */
export function createPassageSearch(deps: PassageSearchDeps): PassageSearch {
  const text = createTextSearch(deps.db);
  const { reranker, tuning = usualTuning } = deps;
  const found = async (query: PassageQuery) => (await search(query)).hits.length > 0;
  return {
    async search(query) {
      refuseReversed(query);
      const answer = await search(query);
      if (answer.hits.length > 0) return { ...answer, emptiedBy: [] };
      // A server that just failed is not waited for again.
      const mode = answer.vectors.state === "failed" ? "text" : query.mode;
      const emptied = await emptiedBy(query, (other) => found({ ...other, mode, limit: 1 }));
      return { ...answer, emptiedBy: emptied };
    },
  };

  async function search(query: PassageQuery): Promise<Omit<Passages, "emptiedBy">> {
    const gathered = await gather({ ...deps, text }, query);
    const { chunks, understood, excluded, vectorUse } = gathered;
    const fused = fuse(gathered.lists, tuning);
    const limit = query.limit * (reranker ? rerankedEach : 1);
    const { chosen, duplicates } = await choose(deps, query, { gathered, fused, limit });
    const ordered = await rerank(reranker, chosen, {
      query: understood.spoken,
      texts: chosen.map(({ chunkId }) => chunks.get(chunkId)!.text),
      signal: query.signal,
    });
    return {
      hits: ordered.slice(0, query.limit)
        .map((chunk, at) => hitOf(chunks.get(chunk.chunkId)!, chunk, at + 1)),
      leftOut: leftOut(chunks, { duplicates, excluded }),
      reading: understood.reading,
      vectors: vectorUse,
    };
  }
}

/** @throws {AppError} `pages_reversed` */
function refuseReversed({ filter }: PassageQuery): void {
  const { pages } = filter ?? {};
  if (pages && pages.from > pages.to) throw new AppError("pages_reversed", pages);
}

interface Choice {
  gathered: Gathered;
  fused: readonly FusedChunk[];
  limit: number;
}

async function choose(
  { vectors, tuning = usualTuning }: PassageSearchDeps,
  scope: PassageQuery,
  { gathered, fused, limit }: Choice,
): Promise<Diversified<FusedChunk>> {
  const ids = fused.map(({ chunkId }) => chunkId);
  const known = gathered.vectorUse.state === "used"
    ? await vectors!.vectorsOf(scope, ids)
    : new Map();
  const likeness = likenessOf(ids.map((id) => gathered.chunks.get(id)!), known);
  return diversify(fused, { likeness, relevance: tuning.relevance, limit });
}
