export { createDatasets, type Datasets, type DatasetsDeps } from "./datasets.ts";
export { detectLanguage } from "./facts/language.ts";
export { createDatasetsPart } from "./datasets_part.ts";
export { createGenerateKind, type GenerateKindDeps } from "./generating/generate_kind.ts";
export {
  type AskModelKindDeps,
  createAskModelKind,
  type OpenedModel,
} from "./generating/ask_model_kind.ts";
export type { ChunkSource } from "./generating/read_chunks.ts";
export { defaultPrompts, type Prompts } from "./generating/prompts.ts";
export { createImportKind, type ImportKindDeps } from "./importing/import_kind.ts";
export { type ExportedRows, exportPath } from "./rows/export_rows.ts";
export type { DataSize, WrittenData } from "./rows/freeze.ts";
