import { z } from "zod";
import { chatMessageSchema } from "./models.ts";

/** A row as a generator would make it. */
export const triedRowSchema = z.object({
  instruction: z.string(),
  output: z.string(),
  quote: z.string().nullable(),
});

export type TriedRow = z.infer<typeof triedRowSchema>;

/** What one try of a generator came to. Nothing of it is stored. */
export const generatorTrialSchema = z.discriminatedUnion("generator", [
  z.object({
    generator: z.literal("extractive"),
    /** One row of each of the first facts, at most ten. */
    rows: z.array(triedRowSchema),
    /** Chunks that were read for them, and those that there are. */
    chunksRead: z.int(),
    chunks: z.int(),
  }),
  z.object({
    generator: z.literal("model"),
    /** The name of the model that answered. */
    model: z.string(),
    /** What it was asked. */
    messages: z.array(chatMessageSchema),
    /** Names in braces in the prompts that nothing is known for. */
    unknown: z.array(z.string()),
    /** Its answer, as it came. */
    raw: z.string(),
    row: triedRowSchema.nullable(),
    /** Why the answer is no row; null when it is one. */
    problem: z.enum(["unreadable", "not_grounded"]).nullable(),
    durationMs: z.number(),
  }),
]);

export type GeneratorTrial = z.infer<typeof generatorTrialSchema>;
