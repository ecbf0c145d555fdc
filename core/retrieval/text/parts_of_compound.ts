import type { Kysely } from "kysely";
import { fold, foldSpelledUmlauts, termOf } from "@/core/language/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { readLists, type WeighedTerm } from "./impact_lists.ts";
import type { QueryWord } from "./query_words.ts";
import type { TextProject } from "./text_project.ts";

/** Words of fewer letters are not taken apart, nor into parts of fewer. */
const shortestCompound = 8;
const shortestPart = 4;

interface Split {
  word: string;
  left: string;
  right: string;
}

/**
 * For each word the two words of the project that it consists of, if there are such: "Kanu" and
 * "Verleih" for "Kanuverleih". Of several ways to cut, the one whose parts are most frequent
 * (Koehn and Knight, "Empirical Methods for Compound Splitting", EACL 2003); stemming takes care
 * of the letters between the parts. They weigh what they make up of the word.
 */
export async function partsOfCompound(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly QueryWord[],
): Promise<WeighedTerm[][]> {
  const splits = words.map(splitsOf);
  const parts = splits.flat().flatMap(({ left, right }) => [stem(left), stem(right)]);
  const frequency = new Map<string, number>();
  for (const { term, chunks } of await readLists(db, project, parts)) {
    frequency.set(term, (frequency.get(term) ?? 0) + chunks);
  }
  const often = ({ left, right }: Split) =>
    (frequency.get(stem(left)) ?? 0) * (frequency.get(stem(right)) ?? 0);
  return splits.map((ways) => {
    const best = ways.toSorted((a, b) => often(b) - often(a))[0];
    return best && often(best) > 0 ? weighed(best) : [];
  });
}

function splitsOf({ form, isPart }: QueryWord): Split[] {
  const word = foldSpelledUmlauts(fold(form));
  if (isPart || word.length < shortestCompound || !/^\p{L}+$/u.test(word)) return [];
  const cuts = Array.from(
    { length: word.length - 2 * shortestPart + 1 },
    (_, at) => at + shortestPart,
  );
  return cuts.map((cut) => ({ word, left: word.slice(0, cut), right: word.slice(cut) }));
}

function stem(part: string): string {
  return termOf(part, "de");
}

function weighed({ word, left, right }: Split): WeighedTerm[] {
  return [left, right].map((part) => ({ term: stem(part), weight: part.length / word.length }));
}
