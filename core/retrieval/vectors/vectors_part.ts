import type { ProjectPart } from "@/core/contract/mod.ts";
import type { VectorStore } from "./vector_store.ts";

/** What a project holds of vectors: which model answers. The vectors themselves belong to texts. */
export function createVectorsPart(openVectors: () => VectorStore): ProjectPart {
  return {
    count: () => Promise.resolve({}),
    purge(projectId) {
      const vectors = openVectors();
      try {
        vectors.forget(projectId);
      } finally {
        vectors.close();
      }
      return Promise.resolve();
    },
  };
}
