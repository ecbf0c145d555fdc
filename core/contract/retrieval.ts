import { z } from "zod";
import { describeError, type ErrorData } from "./errors.ts";
import { documentFormats } from "./document_formats.ts";
import { type ChunkId, type DocumentId, idSchema, type PersonId, type ProjectId } from "./ids.ts";
import { beginsOnPage, endsOnPage } from "./documents.ts";
import { errorTextSchema } from "./jobs.ts";
import type { Lang } from "./lang.ts";

/** A question is embedded otherwise than what answers it: models have a prefix for each. */
export type EmbeddedKind = "query" | "passage";

/**
 * Turns texts into vectors whose dot product says how much they have to do with each other. A port:
 * `core/retrieval` holds the embedded model and those that other programs serve.
 */
export interface Embedder {
  /** The model with its version and prefix rule: vectors of two ids are never compared. */
  readonly id: string;
  readonly dimensions: number;
  /**
   * One vector of length 1 for each text, in their order.
   *
   * @throws {AppError} `embedder_failed` with what its program said.
   */
  embed(
    texts: readonly string[],
    kind: EmbeddedKind,
    signal?: AbortSignal,
  ): Promise<Float32Array[]>;
  /** Ends what it holds: a worker, a connection. */
  close(): Promise<void>;
}

/** The name of the job kind that makes a project's chunks findable by their meaning. */
export const embedChunksKind = "retrieval.embed";

/** What that job is started with. */
export const embedChunksSchema = z.strictObject({ projectId: idSchema<ProjectId>() });

export type EmbedChunks = z.infer<typeof embedChunksSchema>;

/** Whose texts a search may see: no search goes without it. */
export interface SearchScope {
  ownerId: PersonId;
  projectId: ProjectId;
}

/** What of a project is searched; what is left out restricts nothing. */
export const searchFilterSchema = z.strictObject({
  documentIds: z.array(idSchema<DocumentId>()).max(1000).optional(),
  formats: z.array(z.enum(documentFormats)).optional(),
  pages: z.strictObject({ from: z.int().min(1), to: z.int().min(1) }).optional().meta({
    description: "Pages, both included, of which a passage has a part on one at least; what has " +
      "no pages falls out.",
  }),
});

export type SearchFilter = z.infer<typeof searchFilterSchema>;

/** Which of the searches answer. */
export const searchModes = ["hybrid", "text", "vector"] as const;

export type SearchMode = typeof searchModes[number];

/** A search as people ask for it: {@link PassageQuery} without whose texts. */
export const searchSchema = z.strictObject({
  /** See {@link PassageQuery}. */
  query: z.string().min(1).max(100_000),
  limit: z.int().min(1).max(100).default(10),
  mode: z.enum(searchModes).default("hybrid"),
  filter: searchFilterSchema.optional(),
});

export type Search = z.input<typeof searchSchema>;

/** A question to the documents of a project. */
export interface PassageQuery extends SearchScope {
  /**
   * Words, "phrases" that must stand in a passage, and -words or -"phrases" that must not. Everything
   * else is text.
   */
  query: string;
  limit: number;
  mode: SearchMode;
  filter?: SearchFilter | undefined;
  signal?: AbortSignal;
}

/** A place in an order, from 1, with what put it there; scores of two orders do not compare. */
const placedSchema = z.object({ rank: z.int().min(1), score: z.number() });

export type Placed = z.infer<typeof placedSchema>;

/** A place in the list of one search. */
const listPlaceSchema = placedSchema.extend({
  /** How much of the query it was found for, 0 to 1: the share of its words; vectors take all. */
  coverage: z.number(),
});

export type ListPlace = z.infer<typeof listPlaceSchema>;

/** Why a passage stands where it stands; null where a list does not have it. */
const hitReasonsSchema = z.object({
  /** BM25 over the words. */
  text: listPlaceSchema.nullable(),
  /** The same over compounds and names that contain the words, or parts of them. */
  trigram: listPlaceSchema.nullable(),
  vector: listPlaceSchema.nullable(),
  /** After the lists were made one. */
  fused: placedSchema,
  /** After a reranker read the best; null when there is none. */
  reranked: placedSchema.nullable(),
});

export type HitReasons = z.infer<typeof hitReasonsSchema>;

/** A passage that was found. */
const hitSchema = z.object({
  chunkId: idSchema<ChunkId>(),
  documentId: idSchema<DocumentId>(),
  documentName: z.string(),
  page: beginsOnPage,
  lastPage: endsOnPage,
  pageBreaks: z.array(z.int()).meta({
    description: "Where in the document's text the pages after `page` begin, up to `lastPage`: " +
      "UTF-16 offsets as `start` and `end` are.",
  }),
  /** UTF-16 offsets in the document's text. */
  start: z.int(),
  end: z.int(),
  headingPath: z.array(z.string()),
  text: z.string(),
  /** From 1. */
  place: z.int().min(1),
  why: hitReasonsSchema,
});

export type Hit = z.infer<typeof hitSchema>;

/** Why a passage that was found is not among the hits. */
const leftOutReasonSchema = z.discriminatedUnion("kind", [
  /** Almost the same as a hit. */
  z.object({ kind: z.literal("duplicate"), of: idSchema<ChunkId>() }),
  /** Contains what the query excludes. */
  z.object({ kind: z.literal("excluded") }),
]);

export type LeftOutReason = z.infer<typeof leftOutReasonSchema>;

/** A passage that would have been a hit. */
const leftOutSchema = hitSchema
  .pick({ chunkId: true, documentId: true, documentName: true, page: true, lastPage: true })
  .extend({
    reason: leftOutReasonSchema,
    /** Null for what no list was asked for. */
    why: hitReasonsSchema.nullable(),
  });

export type LeftOut = z.infer<typeof leftOutSchema>;

/** How a query was understood. */
const queryReadingSchema = z.object({
  /** The words that were searched for, as they were written. */
  words: z.array(z.string()),
  phrases: z.array(z.string()),
  excluded: z.array(z.string()),
  /** Function words, which were left out. */
  ignored: z.array(z.string()),
  /** Words that stand nowhere in the project. */
  unknown: z.array(z.string()),
});

export type QueryReading = z.infer<typeof queryReadingSchema>;

/** What vectors had to do with an answer. */
export interface VectorUse {
  /** How much of the project's chunks has a vector, 0 to 1. */
  share: number;
  /** `none`: the project has no vectors yet; `failed`: the embedder did, and text answered alone. */
  state: typeof vectorStates[number];
  /** Why they did not answer; null unless `failed`. */
  error: ErrorData | null;
}

const vectorStates = ["used", "not_asked", "none", "failed"] as const;

/** What of a query can keep everything from being found. */
const emptyingParts = [
  ...["documents", "formats", "pages", "filter"] as const,
  ...["excluded", "phrases", "all"] as const,
] as const;

/**
 * A part of a query without which something would have been found; `filter` is the whole filter, `all`
 * everything that narrows a search.
 */
const emptiedBySchema = z.object({
  part: z.enum(emptyingParts),
  /** The query as it is to be asked without it; the same for a part of the filter. */
  query: z.string(),
});

export type EmptiedBy = z.infer<typeof emptiedBySchema>;

/** The answer to a {@link PassageQuery}. */
export interface Passages {
  hits: Hit[];
  leftOut: LeftOut[];
  reading: QueryReading;
  vectors: VectorUse;
  /** Why there are no hits, as far as a part of the query is to blame. */
  emptiedBy: EmptiedBy[];
}

/** The answer as pages and the REST interface show it. */
export const passagesSchema = z.object({
  hits: z.array(hitSchema),
  leftOut: z.array(leftOutSchema),
  reading: queryReadingSchema,
  vectors: z.object({
    share: z.number(),
    state: z.enum(vectorStates),
    error: errorTextSchema.nullable(),
  }),
  emptiedBy: z.array(emptiedBySchema).meta({
    description: "Where there are no hits: each part of the query without which there are some.",
  }),
});

export type ShownPassages = z.infer<typeof passagesSchema>;

/** The answer as people see it: what went wrong in their language. */
export function presentPassages({ vectors, ...found }: Passages, lang: Lang): ShownPassages {
  const error = vectors.error && describeError(vectors.error, lang);
  return { ...found, vectors: { ...vectors, error } };
}

/** A chunk with what a search thinks of it: the higher, the better. */
export interface ScoredChunk {
  chunkId: ChunkId;
  score: number;
}

/** A question as a vector of length 1, and the embedder that made it. */
export interface QuestionVector {
  embedderId: string;
  vector: Float32Array;
}

/** A question to the vectors of a project. */
export interface NearestPassages extends SearchScope {
  question: QuestionVector;
  limit: number;
  filter?: SearchFilter;
  signal?: AbortSignal;
}

/** A port: the vectors of projects' chunks. */
export interface PassageVectors {
  /** The question as a vector that compares with the project's; null while the project has none. */
  embed(
    scope: SearchScope,
    question: string,
    signal?: AbortSignal,
  ): Promise<QuestionVector | null>;
  /** The nearest chunks, the best first; may hold some that a filter or the scope rules out. */
  nearest(query: NearestPassages): Promise<ScoredChunk[]>;
  /** How many of the project's chunks have a vector. */
  count(scope: SearchScope): Promise<number>;
  /** The vectors of chunks; those without one are left out. */
  vectorsOf(
    scope: SearchScope,
    chunkIds: readonly ChunkId[],
  ): Promise<ReadonlyMap<ChunkId, Float32Array>>;
}

/** A port: a model that reads a question together with each passage. */
export interface Reranker {
  readonly id: string;
  /** How well each text answers the query, in their order; the higher, the better. */
  score(query: string, texts: readonly string[], signal?: AbortSignal): Promise<number[]>;
}
