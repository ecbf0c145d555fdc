import { type Kysely, sql } from "kysely";
import { type Database, impactOf, impactTerm, projectTerm } from "@/core/storage/mod.ts";
import type { TextProject } from "./text_project.ts";

/** A term that counts for a word, and how much: 1 for the word itself, less for what is near it. */
export interface WeighedTerm {
  term: string;
  weight: number;
}

/** A word of a query with all that counts for it. */
export interface WeighedWord {
  form: string;
  terms: readonly WeighedTerm[];
  isPart: boolean;
}

/** Chunks in which a term has one impact level. */
export interface ImpactList {
  term: string;
  level: number;
  chunks: number;
}

/** A word with its lists; one that stands nowhere in the project has none. */
export interface LookedUpWord extends WeighedWord {
  /** BM25's inverse document frequency, above 0. */
  rarity: number;
  lists: readonly (ImpactList & { weight: number })[];
}

/** What a part of a word counts beside a word. */
export const partWeight = 0.5;

/**
 * Looks words up in a project, the rarest first.
 *
 * @param known words that were looked up before: their terms are not looked up again.
 */
export async function lookUpWords(
  db: Kysely<Database>,
  project: TextProject,
  { words, known = [] }: { words: readonly WeighedWord[]; known?: readonly LookedUpWord[] },
): Promise<LookedUpWord[]> {
  const lists = await listsOf(db, project, { words, known });
  const lookedUp = words.map((word) => {
    const own = word.terms.flatMap(({ term, weight }) =>
      (lists.get(term) ?? []).map((list) => ({ ...list, weight }))
    );
    const chunks = own.reduce((sum, list) => sum + list.chunks, 0);
    return { ...word, lists: own, rarity: rarityOf(chunks, project.chunks) };
  });
  return lookedUp.toSorted((a, b) => b.rarity - a.rarity);
}

async function listsOf(
  db: Kysely<Database>,
  project: TextProject,
  { words, known }: { words: readonly WeighedWord[]; known: readonly LookedUpWord[] },
): Promise<Map<string, ImpactList[]>> {
  const held: ImpactList[] = known.flatMap(({ lists }) => lists);
  const found = Map.groupBy(held, ({ term }) => term);
  // A term of two words would come twice.
  for (const [term, lists] of found) found.set(term, onePerLevel(lists));
  const lookedUp = new Set(known.flatMap(({ terms }) => terms.map(({ term }) => term)));
  const terms = words.flatMap((word) => word.terms.map(({ term }) => term));
  const others = await readLists(db, project, terms.filter((term) => !lookedUp.has(term)));
  for (const [term, lists] of Map.groupBy(others, ({ term }) => term)) found.set(term, lists);
  return found;
}

function onePerLevel(lists: readonly ImpactList[]): ImpactList[] {
  return [...new Map(lists.map((list) => [list.level, list])).values()];
}

/** Whether a word stands anywhere in the project. */
export function isKnown({ lists }: LookedUpWord): boolean {
  return lists.length > 0;
}

/** Never below zero, however many chunks have the word. */
function rarityOf(having: number, all: number): number {
  const counted = Math.min(having, all);
  return Math.log(1 + (all - counted + 0.5) / (counted + 0.5));
}

/** The lists of terms of a project; a term that stands nowhere has none. */
export async function readLists(
  db: Kysely<Database>,
  { number }: TextProject,
  terms: readonly string[],
): Promise<ImpactList[]> {
  const prefixes = JSON.stringify([...new Set(terms)]);
  const from = projectTerm(number, "");
  const { rows } = await sql<{ term: string; entry: string; chunks: number }>`
    SELECT a.value AS term, v.term AS entry, v.doc AS chunks
    FROM json_each(${prefixes}) a CROSS JOIN chunk_impact_terms v
    WHERE v.term >= ${from} || a.value || '~' AND v.term <= ${from} || a.value || '~z'`.execute(db);
  return rows.map(({ term, entry, chunks }) => ({
    term,
    level: parseInt(entry.slice(entry.lastIndexOf("~") + 1), 36),
    chunks,
  }));
}

/** A list to read: FTS5's name of it, and what a chunk gets for it. */
export interface ListToRead {
  match: string;
  gain: number;
}

/**
 * The lists that promise most, until they hold so many chunks. Frequent words promise little, and of
 * them only the chunks that are full of them: that is what spares reading their long lists.
 */
export function worthReading(
  words: readonly LookedUpWord[],
  { number }: TextProject,
  mostChunks: number,
): ListToRead[] {
  const lists = words.flatMap((word) =>
    word.lists.map((list) => ({
      match: `"${impactTerm(projectTerm(number, list.term), list.level)}"`,
      gain: gainOf(word, list),
      chunks: list.chunks,
    }))
  );
  let room = mostChunks;
  return lists.toSorted((a, b) => b.gain - a.gain).filter(({ chunks }) => {
    const fits = room > 0;
    room -= chunks;
    return fits;
  });
}

/** What a chunk gets for standing in a list of a word. */
export function gainOf(
  { rarity, isPart }: LookedUpWord,
  { level, weight }: LookedUpWord["lists"][number],
): number {
  return rarity * weight * (isPart ? partWeight : 1) * impactOf(level);
}
