import type { Kysely } from "kysely";
import type { ChunkId, PassageQuery, PassageVectors, VectorUse } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { chunksOfIds, type FoundChunk } from "../text/found_chunks.ts";
import type { RankedChunk } from "../text/rank_by_words.ts";
import type { TextSearch, UnderstoodQuery } from "../text/text_search.ts";
import { nearestChunks } from "./nearest_chunks.ts";
import type { ListedChunk, ListsToFuse } from "./reciprocal_rank.ts";

/** What is asked. */
export interface Sources {
  db: Kysely<Database>;
  text: TextSearch;
  vectors?: PassageVectors;
}

/** Everything that was found, in lists. */
export interface Gathered {
  understood: UnderstoodQuery;
  lists: ListsToFuse;
  /** The chunks of the lists, and those that the query excludes. */
  chunks: ReadonlyMap<ChunkId, FoundChunk>;
  excluded: readonly ChunkId[];
  vectorUse: VectorUse;
}

/** So many chunks of each list are looked at for each hit, and at least. */
const depthEach = 3;
const leastDepth = 30;

/** Asks the searches that the query's mode names. */
export async function gather(
  { db, text, vectors }: Sources,
  query: PassageQuery,
): Promise<Gathered> {
  const limit = Math.max(leastDepth, depthEach * query.limit);
  const understood = await text.understand(query);
  // Vectors first: their workers compute while the database is asked for words.
  const [nearest, byWords] = await Promise.all([
    nearestChunks(vectors, { query, understood, limit }),
    findByWords(text, { ...query, limit }, understood),
  ]);
  const found = [...byWords.text, ...byWords.trigram, ...byWords.excluded];
  const chunks = new Map(found.map(({ chunk }) => [chunk.chunkId, chunk]));
  const ids = nearest.chunks.map(({ chunkId }) => chunkId).filter((id) => !chunks.has(id));
  const { filter = {} } = query;
  const others = await chunksOfIds(db, query, { ids, filter, demands: understood.demands });
  for (const chunk of others) chunks.set(chunk.chunkId, chunk);
  const excluded = byWords.excluded.map(({ chunk }) => chunk.chunkId);
  return {
    understood,
    chunks,
    excluded,
    vectorUse: nearest.use,
    lists: {
      text: byWords.text.map(scored),
      trigram: byWords.trigram.map(scored),
      // What is not among the chunks is nobody's, removed or not as the query wants it.
      vector: nearest.chunks.filter(({ chunkId }) =>
        chunks.has(chunkId) && !excluded.includes(chunkId)
      ).map((chunk) => ({ ...chunk, coverage: 1 })),
    },
  };
}

function findByWords(text: TextSearch, query: PassageQuery, understood: UnderstoodQuery) {
  if (query.mode === "vector") return Promise.resolve({ text: [], trigram: [], excluded: [] });
  return text.find(query, understood);
}

function scored({ chunk: { chunkId }, score, coverage }: RankedChunk): ListedChunk {
  return { chunkId, score, coverage };
}
