export type { Upload } from "./add_document.ts";
export { type ChunkedLine, chunkFiles } from "./chunk_files.ts";
export {
  createDocuments,
  type Documents,
  type DocumentsDeps,
  type PreviewQuery,
  type ProcessRequest,
} from "./documents.ts";
export { createDocumentsPart } from "./documents_part.ts";
export { createProcessKind, type ProcessDeps, type ProcessOutcome } from "./process_kind.ts";
export { createPasswords, type Passwords } from "./passwords.ts";
export type { ProjectChunk } from "./project_chunks.ts";
export type { RagExport } from "./rag_export.ts";
export { createReader, readCommandName, readerCommand } from "./reader.ts";
export type {
  DocumentReader,
  FileOnDisk,
  ReaderDeps,
  ReadingSession,
  ReadOptions,
  ReadOutcome,
  SplitReading,
} from "./reader_types.ts";
export { type FileToRead, readDocument } from "./reading/read_document.ts";
export { readMain } from "./reading/read_main.ts";
export type { Heading, Reading } from "./reading/reading.ts";
export {
  type IncomingFile,
  type ReceivedUploads,
  receiveUploads,
  type UploadPlace,
} from "./receive_uploads.ts";
export {
  createSplitForView,
  type SplitFigures,
  type SplitForView,
  type SplitRequest,
} from "./split_figures.ts";
export { defaultSeparators, languageSeparators, separatorsFor } from "./separators.ts";
export { type Chunk, type SplitOptions, splitText } from "./splitter.ts";
export { loadTokenCounter, type TokenCounter } from "./tokens/token_counter.ts";
export { purgeRemovedDocuments, removedDocumentBytes } from "./removed_documents.ts";
export { type ArchivedFile, createUnpacker, type Unpacker } from "./unpacker.ts";
