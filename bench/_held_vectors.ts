import type { ChunkId, Embedder, PassageVectors } from "@/core/contract/mod.ts";

/** Vectors of a few chunks in memory, compared one by one. */
export function holdVectors(
  embedder: Embedder,
  vectors: ReadonlyMap<ChunkId, Float32Array>,
): PassageVectors {
  return {
    async embed(_scope, question) {
      const [vector] = await embedder.embed([question], "query");
      return { embedderId: embedder.id, vector: vector! };
    },
    nearest({ question, limit }) {
      const scored = Array.from(vectors, ([chunkId, vector]) => ({
        chunkId,
        score: vector.reduce((sum, value, at) => sum + value * question.vector[at]!, 0),
      }));
      return Promise.resolve(scored.toSorted((a, b) => b.score - a.score).slice(0, limit));
    },
    count: () => Promise.resolve(vectors.size),
    vectorsOf: (_scope, ids) => Promise.resolve(new Map(ids.map((id) => [id, vectors.get(id)!]))),
  };
}
