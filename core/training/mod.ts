export type { ProjectFolders, RunFolder } from "./run_folder.ts";
export type { MemoryCase, Precision } from "./memory.ts";
export type { MetricsWanted } from "./metrics.ts";
export type { PlanOptions, RunPlan } from "./plan_run.ts";
export type { TrainerPatience, TrainerResult } from "./run_trainer.ts";
export type * from "./deps.ts";
export type * from "./ports.ts";
export { createTraining, createTrainingPart, type Training } from "./training.ts";
export { type SavedState, savedStates } from "./checkpoints.ts";
export { defaultHyperparameters, defaultsForSize } from "./defaults.ts";
export { estimateMemory, precisionOf } from "./memory.ts";
export { checkLanguage } from "./check_language.ts";
export { fourBitSupport } from "./check_speed.ts";
export { processorPace } from "./pace.ts";
export { type Preflight } from "./preflight.ts";
export {
  trainingJob,
  type TrainingJobDeps,
  trainingJobKind,
  type TrainingJobResult,
} from "./training_job.ts";
export { type PythonTokens, pythonTokens } from "./python_tokenizer.ts";
export { type EngineProof, proveNativeTrainer } from "./prove_native_trainer.ts";
export { trainingNeed } from "./training_need.ts";
export {
  findSpareCheckpoints,
  removeSpareCheckpoints,
  type SpareCheckpoints,
} from "./spare_checkpoints.ts";
