import { z } from "zod";

/** What can be found. */
export const searchKinds = ["project", "page", "document", "run", "model"] as const;

export type SearchKind = typeof searchKinds[number];

/** Longest text that is searched for. */
export const longestSearch = 200;

/** One thing that was found, in the person's language. */
export const searchResultSchema = z.object({
  kind: z.enum(searchKinds),
  title: z.string(),
  /** Where it belongs, such as its project's name; null for what stands by itself. */
  context: z.string().nullable(),
  href: z.string(),
});

export type SearchResult = z.infer<typeof searchResultSchema>;
