export * from "./folder_lock.ts";
export { backUp } from "./backup.ts";
export type * from "./schema.ts";
export { inBatches } from "./in_batches.ts";
export { proveStorage } from "./prove.ts";
export { openMemoryStorage, openStorage, openWorkerStorage, type Storage } from "./storage.ts";
export { mergeTextIndex } from "./text_index/merge_index.ts";
export { placeBits, type Postings, readPostings } from "./text_index/postings.ts";
export { longWordFrom, positionBits, projectTerm } from "./text_index/terms.ts";
