import type { ChunkId, Embedder, PassageVectors, SearchScope } from "@/core/contract/mod.ts";

/** Vectors of chunks in memory, compared one by one. */
export interface HeldVectors extends PassageVectors {
  /** Embeds chunks and holds their vectors. */
  add(scope: SearchScope, chunks: readonly { id: ChunkId; text: string }[]): Promise<void>;
}

/** Builds an empty set over an embedder. */
export function createHeldVectors(embedder: Embedder): HeldVectors {
  const projects = new Map<string, Map<ChunkId, Float32Array>>();
  const of = ({ projectId }: SearchScope) => projects.get(projectId) ?? new Map();

  return {
    async add(scope, chunks) {
      const vectors = await embedder.embed(chunks.map(({ text }) => text), "passage");
      const held = of(scope);
      chunks.forEach(({ id }, at) => held.set(id, vectors[at]!));
      projects.set(scope.projectId, held);
    },
    async embed(_scope, question, signal) {
      const [vector] = await embedder.embed([question], "query", signal);
      return { embedderId: embedder.id, vector: vector! };
    },
    nearest({ question: { vector }, limit, ...scope }) {
      const scored = Array.from(of(scope), ([chunkId, other]) => ({
        chunkId,
        score: vector.reduce((sum, value, at) => sum + value * other[at]!, 0),
      }));
      return Promise.resolve(scored.toSorted((a, b) => b.score - a.score).slice(0, limit));
    },
    count: (scope) => Promise.resolve(of(scope).size),
    vectorsOf(scope, ids) {
      const held = of(scope);
      return Promise.resolve(
        new Map(ids.filter((id) => held.has(id)).map((id) => [id, held.get(id)!])),
      );
    },
  };
}
