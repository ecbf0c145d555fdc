import { z } from "zod";
import { type DocumentFormat, documentFormats, leftOutFileReasons } from "./document_formats.ts";
import { describeError, type ErrorData } from "./errors.ts";
import { type ChunkId, type DocumentId, idSchema, type ProjectId } from "./ids.ts";
import { errorTextSchema } from "./jobs.ts";
import type { Lang } from "./lang.ts";
import { settingsSchema } from "./settings.ts";

/**
 * The states of a document: stored; being read and split; split; refused with a reason. A file that
 * was ready stays so while nobody reads it anew.
 */
export const documentStates = ["uploaded", "processing", "ready", "failed"] as const;

export type DocumentState = typeof documentStates[number];

/** A source file of a project. Times are ISO 8601 in UTC. */
export interface DocumentInfo {
  id: DocumentId;
  projectId: ProjectId;
  /** The file's own name, composed (NFC). To be shown, never to be used on a disk. */
  name: string;
  bytes: number;
  /** SHA-256 of the file, hex. */
  sha256: string;
  format: DocumentFormat;
  state: DocumentState;
  /** Why it could not be read, in state `failed`. */
  error: ErrorData | null;
  /** Null until it is read, and for formats without pages. */
  pages: number | null;
  chunkCount: number | null;
  /** UTF-16 units of the extracted text. */
  characters: number | null;
  /** Tokens of all chunks together, overlaps counted twice. */
  tokens: number | null;
  createdAt: string;
}

/** The document as the REST interface shows it. */
export const documentSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  format: z.enum(documentFormats),
  state: z.enum(documentStates),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string() }).nullable(),
  pages: z.number().int().nullable(),
  chunkCount: z.number().int().nullable(),
  characters: z.number().int().nullable(),
  tokens: z.number().int().nullable(),
  createdAt: z.string(),
});

/** The document as pages and the REST interface show it. */
export type ShownDocument = z.infer<typeof documentSchema>;

/** A document that was removed and can still be brought back. */
export interface RemovedDocument {
  id: DocumentId;
  name: string;
  /** Until then; afterwards it is gone for good. */
  until: string;
}

/** The same as the REST interface shows it. */
export const removedDocumentSchema = z.object({
  id: z.string(),
  name: z.string(),
  until: z.string(),
});

/** A piece of a document with its place in the document's extracted text. */
export interface DocumentChunk {
  id: ChunkId;
  documentId: DocumentId;
  /** From 0, in reading order. */
  position: number;
  text: string;
  tokens: number;
  /** UTF-16 offsets: `text.slice(start, end)` of the document's text is the chunk. */
  start: number;
  end: number;
  /** Page on which it begins, from 1; null for formats without pages. */
  page: number | null;
  /** Page on which it ends. */
  lastPage: number | null;
  /** The headings above its beginning, outermost first. */
  headingPath: string[];
}

/** A page as the REST interface shows it. */
export const beginsOnPage = z.int().nullable()
  .meta({ description: "Page on which it begins, from 1; null for formats without pages." });
export const endsOnPage = z.int().nullable()
  .meta({ description: "Page on which it ends: `page` or a later one; null as `page` is." });

/** The chunk as the REST interface shows it. */
export const chunkSchema = z.object({
  id: z.string(),
  documentId: z.string(),
  position: z.number().int(),
  text: z.string(),
  tokens: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  page: beginsOnPage,
  lastPage: endsOnPage,
  headingPath: z.array(z.string()),
});

/** Which of a document's chunks are wanted: those from a position on. */
export const chunkPageSchema = z.object({
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type ChunkPage = z.infer<typeof chunkPageSchema>;

/** How texts are split, in tokens of `o200k_base`; the ranges are those of the settings. */
export const chunkSizesSchema = z.object({
  chunkTokens: settingsSchema.shape.chunkTokens,
  chunkOverlap: settingsSchema.shape.chunkOverlap,
}).refine(({ chunkTokens, chunkOverlap }) => chunkOverlap < chunkTokens, {
  path: ["chunkOverlap"],
  error: "must be smaller than chunkTokens",
});

export type ChunkSizes = z.infer<typeof chunkSizesSchema>;

/** The name of the job kind that reads and splits documents. */
export const processDocumentsKind = "documents.process";

/**
 * Parameters of that job. Without `documentIds` it takes all that are not ready, and what comes in
 * while it is at work.
 */
export const processDocumentsSchema = z.object({
  projectId: idSchema<ProjectId>(),
  documentIds: z.array(idSchema<DocumentId>()).min(1).max(10_000).optional(),
  /** All of the project, also those that are ready. */
  again: z.boolean().optional(),
  /** Those alone that nobody tried to read so far. */
  onlyNew: z.boolean().optional(),
  splitByFormat: settingsSchema.shape.splitByFormat,
}).and(chunkSizesSchema);

export type ProcessDocuments = z.infer<typeof processDocumentsSchema>;

/** What an upload did: a new document, or the same file was there already. */
export interface UploadedDocument {
  outcome: "added" | "exists";
  document: DocumentInfo;
}

/** One line of `lernwerk chunk --json`. */
export interface ChunkLine {
  file: string;
  index: number;
  text: string;
  tokens: number;
  start: number;
  end: number;
}

/** What became of one file of an upload. */
export interface UploadOutcome {
  /** The name that the sender gave it. */
  file: string;
  outcome: "added" | "exists" | "failed";
  document: DocumentInfo | null;
  error: ErrorData | null;
}

/** The outcome as the REST interface shows it. */
export const uploadOutcomeSchema = z.object({
  file: z.string(),
  outcome: z.enum(["added", "exists", "failed"]),
  document: documentSchema.nullable(),
  error: errorTextSchema.nullable(),
});

/** What became of an upload, as the REST interface shows it. */
export const uploadAnswerSchema = z.object({
  files: z.array(uploadOutcomeSchema),
  /** What of archives was not even tried, and why. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.enum(leftOutFileReasons) })),
});

/** The outcome as pages and the REST interface show it. */
export type ShownUpload = z.infer<typeof uploadOutcomeSchema>;

/** The document as people see it: its error in their language. */
export function presentDocument(
  document: DocumentInfo,
  lang: Lang,
): z.input<typeof documentSchema> {
  return { ...document, error: document.error && describeError(document.error, lang) };
}

/** The outcome as people see it. */
export function presentUpload(
  { file, outcome, document, error }: UploadOutcome,
  lang: Lang,
): z.input<typeof uploadOutcomeSchema> {
  return {
    file,
    outcome,
    document: document && presentDocument(document, lang),
    error: error && describeError(error, lang),
  };
}

/** A document's password: Word allows 255 characters, PDF 127. */
export const passwordSchema = z.string().min(1).max(255);

/** Errors that the right password mends. */
/** What a person asks for; sizes that are left out come from the settings. */
export const processRequestSchema = z.strictObject({
  documentIds: z.array(idSchema<DocumentId>()).min(1).max(10_000).optional(),
  /** All of the project, also those that are ready. */
  again: z.boolean().optional(),
  chunkTokens: settingsSchema.shape.chunkTokens.removeDefault().optional(),
  chunkOverlap: settingsSchema.shape.chunkOverlap.removeDefault().optional(),
  /** From now on the project's files are split like this. */
  keepSizes: z.boolean().optional(),
  /** Opens the named documents; it is used once and never stored. */
  password: passwordSchema.optional(),
}).refine(({ password, documentIds }) => password === undefined || documentIds !== undefined, {
  path: ["documentIds"],
  error: "must name the documents that the password opens",
});

/** The form that starts reading: what is not read yet, or all documents again. */
export const processFormSchema = z.object({
  which: z.enum(["waiting", "all"]),
  chunkTokens: z.coerce.number().pipe(settingsSchema.shape.chunkTokens.removeDefault()),
  chunkOverlap: z.coerce.number().pipe(settingsSchema.shape.chunkOverlap.removeDefault()),
});
