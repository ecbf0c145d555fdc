import { z } from "zod";

/**
 * How long a project's rows are in tokens, as they are trained on: in the model's chat template and
 * with the project's system prompt.
 */
export const rowLengthsSchema = z.object({
  rows: z.int(),
  /** Rows that were counted so far; the figures below are about these. */
  counted: z.int(),
  tokenizer: z.object({
    /** `model`: the base model's own; `general`: another one (o200k_base), which is an estimate. */
    kind: z.enum(["model", "general"]),
    /** The model's name, or the encoding's. */
    name: z.string(),
  }),
  /** Tokens that the base model can take in at once; null without a model that states them. */
  window: z.int().nullable(),
  /** Tokens of a row that a run uses at most, unless it is set otherwise; null without a model. */
  maxLength: z.int().nullable(),
  /** From the shortest to the longest, of equal width; `to` is no longer part of the bin. */
  bins: z.array(z.object({ from: z.int(), to: z.int(), count: z.int() })),
  median: z.number().nullable(),
  longest: z.int().nullable(),
  /** Rows longer than the smaller of `window` and `maxLength`: their end is not learnt. */
  tooLong: z.int(),
});

export type RowLengths = z.infer<typeof rowLengthsSchema>;
