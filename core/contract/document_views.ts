import { z } from "zod";
import { chunkSchema, type DocumentInfo, documentSchema, documentStates } from "./documents.ts";
import { settingsSchema } from "./settings.ts";

/** A chunk within a text: its place in UTF-16 units, and how far it repeats the one before it. */
const chunkPlaceSchema = z.object({
  position: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  tokens: z.number().int(),
  /** `start` to here also stands at the end of the chunk before; null without an overlap. */
  sharedUntil: z.number().int().nullable(),
});

export type ChunkPlaceInText = z.infer<typeof chunkPlaceSchema>;

/** A part of a document's extracted text: `text` begins at offset `start` of the whole. */
const textPart = {
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  /** Pages that begin in this part; empty for formats without pages. */
  pages: z.array(z.object({ page: z.number().int(), start: z.number().int() })),
};

/** Where to begin: at a chunk (from 0), a page (from 1) or an offset in the text. */
export const viewQuerySchema = z.object({
  from: z.coerce.number().int().min(0).optional(),
  page: z.coerce.number().int().min(1).optional(),
  at: z.coerce.number().int().min(0).optional(),
  /** How many chunks; left out, as many as are comfortably read at once. */
  limit: z.coerce.number().int().min(1).max(100).optional(),
});

export type ViewQuery = z.infer<typeof viewQuerySchema>;

/** A part of a document beside the chunks that lie in it. */
export const documentViewSchema = z.object({
  ...textPart,
  chunks: z.array(
    chunkSchema.omit({ text: true, documentId: true })
      .extend({ sharedUntil: chunkPlaceSchema.shape.sharedUntil }),
  ),
  /** How many chunks the document has. */
  total: z.number().int(),
  /** Where the parts before and after this one begin, for `from`. */
  earlier: z.number().int().nullable(),
  later: z.number().int().nullable(),
});

export type DocumentView = z.infer<typeof documentViewSchema>;

/** The part around an offset, split as asked; sizes that are left out come from the settings. */
export const splitPreviewQuerySchema = z.object({
  chunkTokens: z.coerce.number().pipe(settingsSchema.shape.chunkTokens.removeDefault()).optional(),
  chunkOverlap: z.coerce.number().pipe(settingsSchema.shape.chunkOverlap.removeDefault())
    .optional(),
  at: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});

/** What certain sizes would make of one document. */
export const splitPreviewSchema = z.object({
  chunkTokens: z.number().int(),
  chunkOverlap: z.number().int(),
  /** UTF-16 units that were split, and those of the whole text: very long ones are not split whole. */
  characters: z.number().int(),
  totalCharacters: z.number().int(),
  count: z.number().int(),
  /** Tokens of all chunks together; `sharedTokens` of them are there twice. */
  tokens: z.number().int(),
  sharedTokens: z.number().int(),
  /** Tokens of the shortest, the middle and the longest chunk. */
  lengths: z.object({
    shortest: z.number().int(),
    median: z.number().int(),
    longest: z.number().int(),
  }),
  part: z.object({ ...textPart, chunks: z.array(chunkPlaceSchema) }),
});

export type SplitPreview = z.infer<typeof splitPreviewSchema>;

/** Which of a project's documents are wanted, newest first. */
export const documentQuerySchema = z.object({
  state: z.enum(documentStates).optional(),
  /** A part of the name, whatever its case. */
  search: z.string().trim().max(200).optional(),
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
});

export type DocumentQuery = z.infer<typeof documentQuerySchema>;

/** Some of a project's documents, and how many there are in each state. */
export const documentPageSchema = z.object({
  documents: z.array(documentSchema),
  /** How many fit the question. */
  total: z.number().int(),
  /** Of the whole project. */
  counts: z.record(z.enum(documentStates), z.number().int()),
  /** All chunks of what is ready. */
  chunks: z.number().int(),
});

export type ShownDocumentPage = z.infer<typeof documentPageSchema>;

/** The same before it is worded for a reader. */
export type DocumentPage = Omit<ShownDocumentPage, "documents"> & { documents: DocumentInfo[] };
