export * from "./folder_lock.ts";
export { backUp } from "./backup.ts";
export type * from "./schema.ts";
export { inBatches } from "./in_batches.ts";
export { proveStorage } from "./prove.ts";
export { openMemoryStorage, openStorage, openWorkerStorage, type Storage } from "./storage.ts";
export { bm25, impactLevels, impactOf } from "./text_index/impacts.ts";
export { type ChunkCounter, createChunkCounters } from "./text_index/index_functions.ts";
export { impactTerm, longWordFrom, positionBits, projectTerm } from "./text_index/terms.ts";
