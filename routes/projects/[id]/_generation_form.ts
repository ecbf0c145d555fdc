import { z } from "zod";
import { questionTypeSchema, startGenerationSchema } from "@/core/contract/mod.ts";
import { defaultPrompts } from "@/core/contract/text/generator_prompts.ts";

const number = z.coerce.number();
/** A field that may be left empty. */
const optionalText = z.string().trim().transform((text) =>
  text === "" ? undefined : unixLines(text)
);
/** A prompt as the form sends it: the built-in one of any language stands for the usual one. */
function promptText(role: "system" | "user") {
  const builtIn = Object.values(defaultPrompts).map((prompts) => prompts[role]);
  return optionalText.transform((text) => text && builtIn.includes(text) ? undefined : text);
}

/** Forms send lines with the ends of Windows. */
function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
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
  systemPrompt: promptText("system").optional(),
  userPrompt: promptText("user").optional(),
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
