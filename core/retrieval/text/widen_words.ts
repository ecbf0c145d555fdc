import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { type KnownWord, knownWords, type WeighedTerm } from "./impact_lists.ts";
import type { QueryWord } from "./query_words.ts";
import { partsOfCompound } from "./parts_of_compound.ts";
import type { TextProject } from "./text_project.ts";
import { wordsContaining } from "./words_containing.ts";

/**
 * The words of a query together with the compounds and names that contain them and the words that
 * they consist of. Empty when the project has nothing of the kind.
 */
export async function widenWords(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly QueryWord[],
): Promise<KnownWord[]> {
  const longer = await wordsContaining(db, project, words);
  const parts = await partsOfCompound(db, project, words);
  const near = words.map((_, at) => [...longer[at]!, ...parts[at]!]);
  if (near.every((terms) => terms.length === 0)) return [];
  return await knownWords(
    db,
    project,
    words.map(({ form, terms, isPart }, at) => ({
      form,
      isPart,
      terms: inOnce([...terms.map((term) => ({ term, weight: 1 })), ...near[at]!]),
    })),
  );
}

/** Each term once, with its greatest weight. */
function inOnce(terms: readonly WeighedTerm[]): WeighedTerm[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms) {
    weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  return Array.from(weights, ([term, weight]) => ({ term, weight }));
}
