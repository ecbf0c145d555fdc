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
