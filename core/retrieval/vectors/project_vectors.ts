import type { ChunkId, DocumentId, ProjectId } from "@/core/contract/mod.ts";
import type { Documents } from "@/core/documents/mod.ts";
import { chunkHash } from "./chunk_hash.ts";
import type { VectorModel, VectorStore } from "./vector_store.ts";

/** A chunk's vector. */
export interface ChunkVector {
  chunkId: ChunkId;
  documentId: DocumentId;
  vector: Float32Array;
}

/** What vectors are read from. */
export interface ProjectVectorsDeps {
  documents: Pick<Documents, "projectChunks">;
  vectors: Pick<VectorStore, "get">;
}

/** The vectors that a model has made for a project's chunks so far, in the order of the chunks. */
export async function* projectVectors(
  { documents, vectors }: ProjectVectorsDeps,
  projectId: ProjectId,
  model: VectorModel,
): AsyncGenerator<ChunkVector, void, undefined> {
  for await (const { id, documentId, text } of documents.projectChunks(projectId)) {
    const vector = vectors.get(model, chunkHash(text));
    if (vector) yield { chunkId: id, documentId, vector };
  }
}
