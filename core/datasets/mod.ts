export { createDatasets, type Datasets, type DatasetsDeps } from "./datasets.ts";
export { createDatasetsPart } from "./datasets_part.ts";
export { createGenerateKind, type GenerateKindDeps } from "./generating/generate_kind.ts";
export {
  type AskModelKindDeps,
  createAskModelKind,
  type OpenedModel,
} from "./generating/ask_model_kind.ts";
export type { ChunkSource } from "./generating/read_chunks.ts";
export {
  createTryGenerator,
  type GeneratorTrialDeps,
  type TryGenerator,
} from "./generating/try_generator.ts";
export { usualPrompts } from "./generating/usual_prompts.ts";
export { createImportKind, type ImportKindDeps } from "./importing/import_kind.ts";
export { type ExportedRows, exportPath } from "./rows/export_rows.ts";
export type { DataSize, WrittenData } from "./rows/freeze.ts";
export { createGeneralCounter } from "./lengths/general_counter.ts";
export {
  createRowLengths,
  type LengthsOfRows,
  type RowCounter,
  type RowLengthsDeps,
} from "./lengths/row_lengths.ts";
