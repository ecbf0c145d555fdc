import { z } from "zod";

const pairSchema = z.object({
  instruction: z.string().trim().min(8).max(2000),
  output: z.string().trim().min(1).max(8000),
});

const groundedSchema = pairSchema.extend({ quote: z.string().trim().min(1).max(8000) });

/** A pair in a model's answer. */
export interface ReadPair {
  instruction: string;
  output: string;
  /** Null where the model was shown no passage that it could quote. */
  quote: string | null;
}

/** The pair in a model's answer: prose or a code fence around the object does not matter. */
export function readAnswer(text: string, { needsQuote }: { needsQuote: boolean }): ReadPair | null {
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  for (const candidate of [json, json.replace(/,\s*([}\]])/gu, "$1")]) {
    const pair = pairIn(candidate, needsQuote);
    if (pair) return pair;
  }
  return null;
}

function pairIn(json: string, needsQuote: boolean): ReadPair | null {
  try {
    const value = JSON.parse(json) as unknown;
    return needsQuote ? groundedSchema.parse(value) : { ...pairSchema.parse(value), quote: null };
  } catch {
    return null;
  }
}

/** The passage of a text that a quote repeats but for white space; null when there is none. */
export function findQuote(text: string, quote: string): string | null {
  const words = quote.replace(/^["“„»«]+|["”“»«]+$/gu, "").trim().split(/\s+/u);
  if (words.join("").length < 3) return null;
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&")).join("\\s+");
  return text.match(new RegExp(pattern, "u"))?.[0] ?? null;
}
