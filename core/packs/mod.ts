export { type GraphicsVariant, graphicsVariant } from "./graphics_variant.ts";
export { chooseEngine, type EngineChoice } from "./choose_engine.ts";
export { enginePacks, engineToUse, usualEngine } from "./usual_engine.ts";
export {
  embedderPack,
  type EmbedderPackDeps,
  embedderSource,
  embedderWeightsPath,
} from "./embedder_pack.ts";
export { type HardwareWarning, hardwareWarnings } from "./hardware_warnings.ts";
export { inferencePack, type InferencePackDeps } from "./inference_pack.ts";
export { type PackJobDeps, packJobKind } from "./install_job.ts";
export type { PackDefinition, PackWork } from "./pack_definition.ts";
export { createPacks, describePack, packJob, type PackJobs, type Packs } from "./packs.ts";
export { provideDeno } from "./provide_deno.ts";
export { proveTrainer, type TrainerReport } from "./prove_trainer.ts";
export { findPython, venvPython } from "./python.ts";
export {
  modelsFolderOf,
  starterModelPath,
  starterPack,
  type StarterPackDeps,
} from "./starter_pack.ts";
export { inferenceSizes, packageIndex } from "./sources.ts";
export { createToolRunner, type RunTool } from "./tools.ts";
export { trainerPack, type TrainerPackDeps } from "./trainer_pack.ts";
export { type WorkingMemory, workingMemory } from "./working_memory.ts";
