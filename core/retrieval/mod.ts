export { type E5Kernel, type E5Places, loadE5 } from "./embedders/e5_kernel.ts";
export { e5Model } from "./embedders/e5_model.ts";
export {
  createEmbeddedEmbedder,
  type EmbeddedEmbedderDeps,
  type EmbedWorker,
} from "./embedders/embedded_embedder.ts";
export {
  createServerEmbedder,
  type EmbeddingServer,
  type PrefixRule,
  type ServerEmbedderDeps,
  serverEmbedderId,
} from "./embedders/server_embedder.ts";
export { unitVector } from "./embedders/unit_vectors.ts";
export {
  type EmbedderChoice,
  embedderChoiceSchema,
  embedderIdOf,
  openEmbedder,
  type OpenEmbedderDeps,
} from "./embedders/embedder_choice.ts";
export { proveEmbedder } from "./embedders/prove_embedder.ts";
export {
  createQuestionEmbedder,
  type EmbeddedQuestion,
  type QuestionEmbedder,
  type QuestionEmbedderDeps,
} from "./embedders/question_embedder.ts";
export { chunkHash } from "./vectors/chunk_hash.ts";
export { createEmbedKind, type EmbedKindDeps, type EmbedOutcome } from "./vectors/embed_kind.ts";
export {
  type ChunkVector,
  projectVectors,
  type ProjectVectorsDeps,
} from "./vectors/project_vectors.ts";
export { startEmbedding } from "./vectors/start_embedding.ts";
export { sweepVectors } from "./vectors/sweep_vectors.ts";
export { createVectorsPart } from "./vectors/vectors_part.ts";
export {
  type HashedVector,
  openVectorStore,
  type VectorModel,
  type VectorStore,
} from "./vectors/vector_store.ts";
export { type KernelVariant, loadKernels } from "./vectors/kernels.ts";
export { createOramaWithVectors, type OramaVectorsOptions } from "./vectors/orama_vectors.ts";
export { type VectorEntry, type VectorHit, VectorPartition } from "./vectors/partition.ts";
export type { Allowed } from "./vectors/row_book.ts";
export {
  type OpenedVectors,
  type OpenRequest,
  type PartitionKey,
  type VectorAnswer,
  type VectorChange,
  VectorIndex,
  type VectorQuery,
} from "./vectors/vector_index.ts";
export {
  type VectorAnswers,
  type VectorBatch,
  type VectorRequest,
  VectorRequests,
  type Vectors,
} from "./vectors/vector_requests.ts";
export {
  createPassageSearch,
  type PassageSearch,
  type PassageSearchDeps,
} from "./fusion/search_passages.ts";
export { type FusionTuning, type RankedList, usualTuning } from "./fusion/tuning.ts";
export {
  createTextSearch,
  type TextFindings,
  type TextQuery,
  type TextSearch,
} from "./text/text_search.ts";
export { fuse, type FusedChunk, type ListsToFuse } from "./fusion/reciprocal_rank.ts";
export {
  createIndexedVectors,
  type IndexedVectors,
  type IndexedVectorsDeps,
} from "./vectors/indexed_vectors.ts";
