export { createWorkerLauncher, type WorkerLauncherDeps } from "./launch_job.ts";
export { createSplitWorker, type SplitWorker } from "./split_worker.ts";
export { startEmbedWorker } from "./embed_worker.ts";
export { createVectorsWorker, type VectorsWorker } from "./vectors_worker.ts";
