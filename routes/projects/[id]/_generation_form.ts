import { z } from "zod";
import { questionTypeSchema, startGenerationSchema } from "@/core/contract/mod.ts";

const number = z.coerce.number();
/** A field that may be left empty. */
const optionalText = z.string().trim().transform((text) => text === "" ? undefined : text);
/** Percent as people write it. */
const share = number.transform((percent) => percent / 100);

const extractive = z.object({
  do: z.literal("generate"),
  generator: z.literal("extractive"),
  phrasings: number.optional(),
  factsPerChunk: number.optional(),
  maxRows: z.literal("").transform(() => null).or(number).optional(),
  seed: number.optional(),
  documentPercent: share.optional(),
});

const model = z.object({
  do: z.literal("generate"),
  generator: z.literal("model"),
  samples: number.optional(),
  temperature: number.optional(),
  seed: number.optional(),
  language: z.string().optional(),
  topic: z.string().optional(),
  questionTypes: z.union([
    questionTypeSchema.transform((type) => [type]),
    z.array(questionTypeSchema),
  ]).default([]),
  systemPrompt: optionalText.optional(),
  userPrompt: optionalText.optional(),
  documentPercent: share.optional(),
});

/**
 * A generation as a form sends it. Fields that are left out get the usual values; what the form says
 * is checked by the same schema as a request over REST.
 */
export const generationFormSchema = z.discriminatedUnion("generator", [extractive, model])
  .transform(({ do: _, documentPercent, ...fields }) => {
    const all = { ...fields, documentShare: documentPercent };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  })
  .pipe(startGenerationSchema)
  .transform((start) => ({ do: "generate" as const, start }));
