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
