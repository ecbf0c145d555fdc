export { isAnswering } from "./answering.ts";
export { artifactZip } from "./artifact_zip.ts";
export { findBaseGguf } from "./base_gguf.ts";
export { convertByFirstAble } from "./convert_by_first_able.ts";
export { type ConverterDeps, createConvert } from "./convert_by_trainer.ts";
export { createOllamaHandover, type OllamaDeps } from "./create_in_ollama.ts";
export type { Download } from "./download.ts";
export type { ExportComputer } from "./choices.ts";
export { createExportKind, type ExportKindDeps } from "./export_kind.ts";
export { type ArtifactFilter, createExports, type Exports, type ExportsDeps } from "./exports.ts";
export { createExportsPart } from "./exports_part.ts";
export { exportKindName } from "./record.ts";
export type {
  Convert,
  ConvertedForm,
  ConvertRequest,
  CreateInOllama,
  FreeBytes,
  GgufFacts,
  OllamaOutcome,
  Quantize,
  QuantizeRequest,
  ReadGguf,
} from "./ports.ts";
