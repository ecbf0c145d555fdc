import { z } from "zod";
import {
  type DocumentId,
  type ErrorData,
  idSchema,
  type PersonId,
  type ProjectId,
} from "@/core/contract/mod.ts";
import { stopReasons } from "@/core/jobs/mod.ts";
import type { VectorAnswers, VectorRequest } from "@/core/retrieval/mod.ts";

/** What the server tells a worker. */
export const toWorkerSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("start"),
    dataFolder: z.string(),
    jobId: z.string(),
    leaseToken: z.string(),
  }),
  z.object({ type: z.literal("stop"), reason: z.enum(stopReasons) }),
  z.object({ type: z.literal("news") }),
  z.object({
    type: z.literal("password"),
    documentId: idSchema<DocumentId>(),
    password: z.string().optional(),
  }),
]);

export type ToWorker = z.infer<typeof toWorkerSchema>;

/** What a worker tells the server. The database holds the news; these only say where to look. */
export const fromWorkerSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("events") }),
  z.object({ type: z.literal("queued") }),
  z.object({
    type: z.literal("stop"),
    jobId: z.string(),
    reason: z.enum(["pause", "cancel"]),
  }),
  z.object({ type: z.literal("listen") }),
  z.object({ type: z.literal("password"), documentId: idSchema<DocumentId>() }),
  z.object({ type: z.literal("log"), line: z.string() }),
  z.object({ type: z.literal("ended") }),
]);

export type FromWorker = z.infer<typeof fromWorkerSchema>;

/** A text to be split for looking at; `id` names the question in the answer. */
export const toSplitWorkerSchema = z.object({
  id: z.number().int(),
  request: z.object({
    text: z.string(),
    separators: z.array(z.string()).readonly().optional(),
    chunkTokens: z.number().int(),
    chunkOverlap: z.number().int(),
    at: z.number().int(),
    limit: z.number().int(),
  }),
});

export type ToSplitWorker = z.infer<typeof toSplitWorkerSchema>;

const count = z.number().int();

/** What came of it, or why nothing did. */
export const fromSplitWorkerSchema = z.union([
  z.object({
    id: count,
    figures: z.object({
      count,
      tokens: count,
      sharedTokens: count,
      lengths: z.object({ shortest: count, median: count, longest: count }),
      chunks: z.array(z.object({
        position: count,
        start: count,
        end: count,
        tokens: count,
        sharedUntil: count.nullable(),
      })),
    }),
  }),
  z.object({ id: count, error: z.string() }),
]);

export type FromSplitWorker = z.infer<typeof fromSplitWorkerSchema>;

/** Texts to be embedded; `id` names the question in the answer. The first message is `load`. */
export const toEmbedWorkerSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("load"),
    /** The path of the weights. */
    weights: z.string(),
  }),
  z.object({
    type: z.literal("embed"),
    id: count,
    texts: z.array(z.string()),
    kind: z.enum(["query", "passage"]),
  }),
]);

export type ToEmbedWorker = z.infer<typeof toEmbedWorkerSchema>;

/** The vectors one after the other, or why there are none. */
export const fromEmbedWorkerSchema = z.union([
  z.object({ id: count, vectors: z.instanceof(Float32Array<ArrayBuffer>) }),
  z.object({ id: count, error: z.string() }),
]);

export type FromEmbedWorker = z.infer<typeof fromEmbedWorkerSchema>;

const strings = z.array(z.string());
const floats = z.instanceof(Float32Array<ArrayBufferLike>);
const keySchema = z.object({ ownerId: idSchema<PersonId>(), projectId: idSchema<ProjectId>() });
const changeSchema = keySchema.extend({ stamp: z.string() });
const allowedSchema = z.union([
  z.object({ ids: strings }),
  z.object({ idsAsJson: z.string() }),
  z.object({ groups: strings }),
]);

const requestSchema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("open"),
    request: keySchema.extend({
      path: z.string(),
      model: z.string(),
      dimensions: count,
      expected: count.optional(),
      isAnew: z.boolean().optional(),
    }),
  }),
  z.object({
    do: z.literal("set"),
    change: changeSchema,
    batch: z.object({ ids: strings, groups: strings, vectors: floats }),
  }),
  z.object({ do: z.literal("remove"), change: changeSchema, which: allowedSchema }),
  z.object({
    do: z.literal("search"),
    query: keySchema.extend({ vector: floats, k: count, allowed: allowedSchema.optional() }),
  }),
  z.object({ do: z.literal("save"), key: keySchema }),
  z.object({ do: z.literal("close"), key: keySchema }),
  z.object({ do: z.literal("drop"), key: keySchema }),
]);

/** What the server asks the worker of the vectors; `id` names the question in the answer. */
export const toVectorsWorkerSchema = z.object({ id: count, asked: requestSchema });

export interface ToVectorsWorker {
  id: number;
  asked: VectorRequest;
}

/** What comes of each request. */
export const vectorAnswerSchemas: { [Do in keyof VectorAnswers]: z.ZodType<VectorAnswers[Do]> } = {
  open: z.object({
    state: z.enum(["opened", "absent", "unusable"]),
    size: count,
    stamp: z.string().nullable(),
  }),
  set: z.null(),
  remove: count,
  search: z.object({
    hits: z.array(z.object({ id: z.string(), score: z.number() })),
    isDamaged: z.boolean(),
  }),
  save: z.null(),
  close: z.null(),
  drop: z.null(),
};

/** What came of it, or why nothing did; what is `said` or `failed` is for the log only. */
export const fromVectorsWorkerSchema = z.union([
  z.object({ id: count, answer: z.unknown() }),
  z.object({
    id: count,
    error: z.object({
      code: z.custom<ErrorData["code"]>((code) => typeof code === "string"),
      params: z.custom<ErrorData["params"]>((params) => typeof params === "object"),
    }),
    said: z.string(),
  }),
  z.object({ failed: z.string() }),
]);

export type FromVectorsWorker = z.infer<typeof fromVectorsWorkerSchema>;
