import { z } from "zod";
import {
  type ChunkId,
  type DatasetVersionId,
  type DocumentId,
  idSchema,
  type ProjectId,
  type RowId,
} from "./ids.ts";
import { chatMessageSchema } from "./models.ts";
import { rowOrigins, splits } from "./text/datasets.ts";
import { type QuestionType, questionTypes } from "./text/generator_prompts.ts";

/**
 * What a row is for: `train`; `recall` holds out one wording of a trained fact; `document` holds
 * out whole documents (or sections), of which nothing is trained.
 */
export const splitSchema = z.enum(splits);

export type Split = z.infer<typeof splitSchema>;

/** Where a row comes from. */
export const rowOriginSchema = z.enum(rowOrigins);

export type RowOrigin = z.infer<typeof rowOriginSchema>;

/** A training example. Times are ISO 8601 in UTC. */
export const datasetRowSchema = z.object({
  id: z.string(),
  position: z.int(),
  instruction: z.string(),
  output: z.string(),
  /** The conversation, when it is more than one question and one answer. */
  messages: z.array(chatMessageSchema).nullable(),
  origin: rowOriginSchema,
  split: splitSchema,
  documentId: z.string().nullable(),
  chunkId: z.string().nullable(),
  /** Exact substring of the chunk that grounds the row. */
  quote: z.string().nullable(),
  /** Rows of one fact share it. */
  factKey: z.string().nullable(),
  createdAt: z.string(),
});

export interface DatasetRow extends z.infer<typeof datasetRowSchema> {
  id: RowId;
  documentId: DocumentId | null;
  chunkId: ChunkId | null;
}

/** A row with the place that its quote stands in; null without one, or when it is gone. */
export const placedRowSchema = datasetRowSchema.extend({
  place: z.object({
    documentId: z.string(),
    /** The document's name. */
    name: z.string(),
    /** Of the chunk, from 0 in reading order. */
    position: z.int(),
    /** From 1; null for formats without pages. */
    page: z.int().nullable(),
    /** Where the chunk ends. */
    lastPage: z.int().nullable(),
  }).nullable(),
});

export type PlacedRow = DatasetRow & Pick<z.infer<typeof placedRowSchema>, "place">;

const text = z.string().trim().min(1).max(64_000);

/** A row that a person writes. */
export const newRowSchema = z.strictObject({
  instruction: text,
  output: text,
  split: splitSchema.default("train"),
});

export type NewRow = z.input<typeof newRowSchema>;

/** What may be changed about a row; what is left out stays. */
export const rowChangeSchema = z.strictObject({
  instruction: text.optional(),
  output: text.optional(),
  split: splitSchema.optional(),
});

export type RowChange = z.infer<typeof rowChangeSchema>;

/** Several rows, for something that is done with all of them at once. */
export const rowIdsSchema = z.strictObject({
  ids: z.array(idSchema<RowId>()).min(1).max(1000),
});

/** Which rows are wanted. */
export const rowPageSchema = z.object({
  split: splitSchema.optional(),
  origin: rowOriginSchema.optional(),
  documentId: idSchema<DocumentId>().optional(),
  /** Only rows that have a quote from a document, or none. */
  quoted: z.enum(["yes", "no"]).optional(),
  /** Only rows whose question or answer contains this text. */
  search: z.string().max(200).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type RowPage = z.input<typeof rowPageSchema>;

/** How much a project's data set holds. */
export const datasetSummarySchema = z.object({
  rows: z.int(),
  bySplit: z.record(splitSchema, z.int()),
  byOrigin: z.record(rowOriginSchema, z.int()),
  /** Facts that more than one row asks for. */
  facts: z.int(),
  /** Rows with a quote from a document. */
  grounded: z.int(),
  /** The ids of the documents of which rows are held out whole: nothing of them is learnt. */
  heldOutDocuments: z.array(z.string()),
  /** When rows were last added, changed or removed, ISO 8601 in UTC; null before the first. */
  changedAt: z.string().nullable(),
});

export type DatasetSummary = z.infer<typeof datasetSummarySchema>;

/** A frozen data set: an ordered list of rows that never changes. */
export interface DatasetVersion {
  id: DatasetVersionId;
  /** SHA-256 over the ordered row hashes, hex. */
  hash: string;
  rowCount: number;
  createdAt: string;
}

/** The name of the job kind that makes rows from the text. */
export const generateKindName = "dataset.generate";

/** The name of the job kind that has a model make rows. */
export const askModelKindName = "dataset.ask_model";

/** The name of the job kind that reads a JSONL file into the data set. */
export const importKindName = "dataset.import";

/** The event by which an import reports that fails because no line is usable; its data is a report. */
export const importReportEvent = "import_report";

/** How far the samples of a model's generation are. `asked` is the sum of all that follow it. */
export interface GenerationCounts {
  wanted: number;
  asked: number;
  rows: number;
  /** The project has them already, or a person removed them. */
  duplicates: number;
  notGrounded: number;
  unreadable: number;
  failed: number;
}

/** The event that tells {@link GenerationCounts} after each sample. */
export const generationCountsEvent = "generation_counts";

/** One of the first rows of a generation. */
export interface SampleRow {
  instruction: string;
  output: string;
  quote: string | null;
}

/** The event that tells each of the first ten rows as a {@link SampleRow}. */
export const sampleRowEvent = "sample_row";

const extractiveSchema = z.strictObject({
  generator: z.literal("extractive"),
  /** Wordings of a fact that are trained on; one more is held out. */
  phrasings: z.int().min(5).max(12).default(9),
  factsPerChunk: z.int().min(1).max(100).default(24),
  /** Most rows in all; the most definite facts are kept. Null for no limit. */
  maxRows: z.int().min(6).max(1_000_000).nullable().default(null),
  seed: z.int().min(0).max(2 ** 31 - 1).default(7),
  /** Share of the documents, and of their facts, that are held out whole, at most. */
  documentShare: z.number().min(0).max(0.5).default(0.1),
});

export { type QuestionType, questionTypes };

export const questionTypeSchema = z.enum(questionTypes);

const prompt = z.string().trim().min(1).max(20_000);

const language = z.enum(["en", "de"]);

const modelSchema = z.strictObject({
  generator: z.literal("model"),
  /** Samples that are asked for (seed 003: 1 to 1000). */
  samples: z.int().min(1).max(1000).default(100),
  temperature: z.number().min(0).max(2).default(0.7),
  seed: z.int().min(0).max(2 ** 31 - 1).default(7),
  /** Left out: the language of the documents. */
  language: language.optional(),
  topic: z.string().trim().max(200).default(""),
  questionTypes: z.array(questionTypeSchema).min(1).default(["fact", "how", "why"]),
  /** Left out: the prompt of the settings, else the built-in one of the language. */
  systemPrompt: prompt.optional(),
  userPrompt: prompt.optional(),
  /** Share of the documents that are held out whole, at most. */
  documentShare: z.number().min(0).max(0.5).default(0.1),
});

/** The same once it is known in which language the rows are to be. */
const askedSchema = modelSchema.extend({ language });

/** What a generation is started with. */
export const startGenerationSchema = z.discriminatedUnion("generator", [
  extractiveSchema,
  modelSchema,
]);

export type StartGeneration = z.input<typeof startGenerationSchema>;
export type ExtractiveGeneration = z.infer<typeof extractiveSchema>;
export type ModelGeneration = z.infer<typeof askedSchema>;

/** Parameters of the job that reads the text. */
export const generateParamsSchema = z.object({
  projectId: idSchema<ProjectId>(),
  generation: extractiveSchema,
});

/** Parameters of the job that asks a model. */
export const askModelParamsSchema = z.object({
  projectId: idSchema<ProjectId>(),
  generation: askedSchema,
});

/** Why a line of a file is no row. */
export const lineProblems = [
  "line_too_long",
  "not_utf8",
  "not_json",
  "torn",
  "too_deep",
  "not_an_object",
  "unknown_shape",
  "empty_text",
  "not_text",
  "role_order",
  "lone_surrogate",
  "template_token",
  "too_long_text",
] as const;

/** What is worth telling about a line that is kept. */
export const lineWarnings = ["duplicate_key", "control_characters"] as const;

export const lineReportSchema = z.object({
  /** From 1. */
  line: z.int(),
  /** Where the line begins in the file, in bytes. */
  offset: z.number(),
  problem: z.enum([...lineProblems, ...lineWarnings]),
  /** Whether the line became a row all the same. */
  kept: z.boolean(),
});

export type LineReport = z.infer<typeof lineReportSchema>;

/** What an import came to; `lines` is the sum of `added`, `duplicates`, `refused` and `blank`. */
export const importReportSchema = z.object({
  lines: z.int(),
  added: z.int(),
  duplicates: z.int(),
  refused: z.int(),
  blank: z.int(),
  /** How often each problem occurred, kept lines included. */
  byProblem: z.record(z.string(), z.int()),
  /** The first problems; all of them stand in the file `reportPath`. */
  problems: z.array(lineReportSchema),
  /** Relative to the project's folder; null when every line was fine. */
  reportPath: z.string().nullable(),
});

export type ImportReport = z.infer<typeof importReportSchema>;

/** In which form rows are written: seed 003's pairs, or conversations. */
export const exportDatasetSchema = z.object({
  format: z.enum(["instruction", "chat"]).default("instruction"),
  split: z.enum(["train", "recall", "document", "all"]).default("train"),
});

export type ExportDataset = z.input<typeof exportDatasetSchema>;
