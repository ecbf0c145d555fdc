export { type E5Kernel, loadE5 } from "./embedders/e5_kernel.ts";
export { e5Model } from "./embedders/e5_model.ts";
export { createEmbeddedEmbedder, type EmbedWorker } from "./embedders/embedded_embedder.ts";
export { type EmbedderChoice, embedderIdOf, openEmbedder } from "./embedders/embedder_choice.ts";
export { embeddingsUrl } from "./embedders/server_address.ts";
export { tryEmbedder } from "./embedders/try_embedder.ts";
export { proveEmbedder } from "./embedders/prove_embedder.ts";
export { createQuestionEmbedder } from "./embedders/question_embedder.ts";
export { chunkHash } from "./vectors/chunk_hash.ts";
export { createEmbedKind } from "./vectors/embed_kind.ts";
export { startEmbedding } from "./vectors/start_embedding.ts";
export { sweepVectors } from "./vectors/sweep_vectors.ts";
export { createVectorsPart } from "./vectors/vectors_part.ts";
export { openVectorStore, type VectorStore } from "./vectors/vector_store.ts";
export { loadKernels } from "./vectors/kernels.ts";
export { VectorPartition } from "./vectors/partition.ts";
export type { Allowed } from "./vectors/row_book.ts";
export { VectorIndex } from "./vectors/vector_index.ts";
export {
  type VectorAnswers,
  type VectorRequest,
  VectorRequests,
  type Vectors,
} from "./vectors/vector_requests.ts";
export { createPassageSearch, type PassageSearch } from "./fusion/search_passages.ts";
export { type FusionTuning, type RankedList, usualTuning } from "./fusion/tuning.ts";
export { createTextSearch } from "./text/text_search.ts";
export { fuse, type ListsToFuse } from "./fusion/reciprocal_rank.ts";
export { createIndexedVectors, type IndexedVectors } from "./vectors/indexed_vectors.ts";
