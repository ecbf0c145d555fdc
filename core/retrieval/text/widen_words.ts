import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { isKnown, type LookedUpWord, lookUpWords, type WeighedTerm } from "./look_up_words.ts";
import { partsOfCompounds } from "./parts_of_compound.ts";
import type { TextProject } from "./text_project.ts";
import { wordsBeginningAlike, wordsContaining } from "./words_containing.ts";

/**
 * The words of a query together with the compounds and names that contain them; those that stand
 * nowhere by themselves also with the words that they consist of or begin alike with. Empty when
 * the project has nothing of the kind.
 */
export async function widenWords(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly LookedUpWord[],
): Promise<LookedUpWord[]> {
  const unknown = words.filter((word) => !isKnown(word));
  const near = new Map<LookedUpWord, WeighedTerm[]>(words.map((word) => [word, []]));
  for (
    const [search, among] of [
      [wordsContaining, words],
      [partsOfCompounds, unknown],
      [wordsBeginningAlike, unknown],
    ] as const
  ) {
    const found = await search(db, project, among.map(asQueryWord));
    among.forEach((word, at) => near.get(word)!.push(...found[at]!));
  }
  if ([...near.values()].every((terms) => terms.length === 0)) return [];
  const wider = words.map(({ form, isPart, terms }, at) => {
    return { form, isPart, terms: inOnce([...terms, ...near.get(words[at]!)!]) };
  });
  return await lookUpWords(db, project, { words: wider, known: words });
}

function asQueryWord({ form, isPart, terms }: LookedUpWord) {
  return { form, isPart, terms: terms.map(({ term }) => term) };
}

/** Each term once, with its greatest weight. */
function inOnce(terms: readonly WeighedTerm[]): WeighedTerm[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms) {
    weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  }
  return Array.from(weights, ([term, weight]) => ({ term, weight }));
}
