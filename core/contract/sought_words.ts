import type { QueryReading } from "./retrieval.ts";

/** Words and phrases of a query that stand in the project: what can be marked in its passages. */
export function soughtWords({ words, phrases, unknown }: QueryReading): string[] {
  return [...words, ...phrases].filter((word) => !unknown.includes(word));
}
