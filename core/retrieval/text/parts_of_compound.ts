import type { Kysely } from "kysely";
import { fold, foldSpelledUmlauts, termOf } from "@/core/language/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { readLists, type WeighedTerm } from "./look_up_words.ts";
import type { QueryWord } from "./query_words.ts";
import type { TextProject } from "./text_project.ts";

/** Parts of fewer letters stand in words by chance, and what is left of a word is an ending. */
const shortestPart = 4;
const shortestRest = 2;

/** Longer words are no words. */
const longestCompound = 40;

interface Cut {
  left: string;
  right: string;
}

/**
 * For each word the words of the project that it begins or ends with: "Kanu" and "Verleih" for
 * "Kanuverleih", "Bremse" for "Fahrradbremse", "öffnen" for "geöffnet". Of several ways to cut, the
 * one whose parts are most frequent (Koehn and Knight, "Empirical Methods for Compound Splitting",
 * EACL 2003), else the longest part; stemming takes care of the letters between the parts. They
 * weigh what they make up of the word.
 */
export async function partsOfCompounds(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly QueryWord[],
): Promise<WeighedTerm[][]> {
  const cuts = words.map(cutsOf);
  const parts = cuts.flat().flatMap(({ left, right }) => [left, right]).filter(isPart);
  const lists = await readLists(db, project, parts.map(stem));
  const often = (part: string) => isPart(part) ? lists.get(stem(part))?.chunks.length ?? 0 : 0;
  return cuts.map((ways) => {
    const length = (ways[0]?.left.length ?? 0) + (ways[0]?.right.length ?? 0);
    return partsIn(ways, often).map((part) => ({ term: stem(part), weight: part.length / length }));
  });
}

function partsIn(ways: readonly Cut[], often: (part: string) => number): string[] {
  const both = ({ left, right }: Cut) => often(left) * often(right);
  const best = ways.toSorted((a, b) => both(b) - both(a))[0];
  if (best && both(best) > 0) return [best.left, best.right];
  const single = ways.flatMap(({ left, right }) => [left, right]).filter((part) => often(part) > 0);
  return single.toSorted((a, b) => b.length - a.length).slice(0, 1);
}

function cutsOf({ form, isPart }: QueryWord): Cut[] {
  const word = foldSpelledUmlauts(fold(form));
  const shortest = shortestPart + shortestRest;
  if (isPart || word.length < shortest || word.length > longestCompound) return [];
  if (!/^\p{L}+$/u.test(word)) return [];
  const places = Array.from(word, (_, at) => at)
    .slice(shortestRest, word.length - shortestRest + 1);
  return places.map((at) => ({ left: word.slice(0, at), right: word.slice(at) }));
}

function isPart(text: string): boolean {
  return text.length >= shortestPart;
}

function stem(part: string): string {
  return termOf(part, "de");
}
