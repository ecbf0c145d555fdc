import { z } from "zod";

/** What the server tells a worker. */
export const toWorkerSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("start"),
    dataFolder: z.string(),
    jobId: z.string(),
    leaseToken: z.string(),
  }),
  z.object({ type: z.literal("stop"), reason: z.enum(["pause", "cancel"]) }),
  z.object({ type: z.literal("news") }),
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
