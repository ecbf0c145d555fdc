export * from "./folder_lock.ts";
export { backUp } from "./backup.ts";
export type * from "./schema.ts";
export { inBatches } from "./in_batches.ts";
export { proveStorage } from "./prove.ts";
export { openMemoryStorage, openStorage, openWorkerStorage, type Storage } from "./storage.ts";
