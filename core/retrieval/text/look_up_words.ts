import { type Kysely, sql } from "kysely";
import { type Database, placeBits, type Postings, readPostings } from "@/core/storage/mod.ts";
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

/** A word with the lists of its terms; one that stands nowhere in the project has none. */
export interface LookedUpWord extends WeighedWord {
  /** BM25's inverse document frequency, above 0. */
  rarity: number;
  lists: readonly (WeighedTerm & Postings)[];
}

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
  const held = new Set(known.flatMap(({ terms }) => terms.map(({ term }) => term)));
  const terms = words.flatMap((word) => word.terms.map(({ term }) => term));
  const read = await readLists(db, project, terms.filter((term) => !held.has(term)));
  for (const { lists } of known) for (const list of lists) read.set(list.term, list);
  const lookedUp = words.map((word) => {
    const lists = word.terms.flatMap(({ term, weight }) => {
      const list = read.get(term);
      return list ? [{ ...list, term, weight }] : [];
    });
    const chunks = lists.reduce((sum, { chunks }) => sum + chunks.length, 0);
    return { ...word, lists, rarity: rarityOf(chunks, project.chunks) };
  });
  return lookedUp.toSorted((a, b) => b.rarity - a.rarity);
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
  { number }: Pick<TextProject, "number">,
  terms: readonly string[],
): Promise<Map<string, Postings>> {
  if (terms.length === 0) return new Map();
  const asked = JSON.stringify([...new Set(terms)]);
  const { rows } = await sql<{ term: string; block: number; postings: Uint8Array }>`
    SELECT l.term, l.block, l.postings
    FROM json_each(${asked}) a CROSS JOIN text_lists l
    WHERE l.project = ${number} AND l.is_old IN (0, 1) AND l.term = a.value
    UNION ALL
    SELECT a.value, p.number >> ${sql.lit(placeBits)}, unhex(p.postings ->> a.value)
    FROM text_pending p CROSS JOIN json_each(${asked}) a
    WHERE p.project = ${number} AND p.postings ->> a.value IS NOT NULL`
    .execute(db);
  const lists = Map.groupBy(rows, ({ term }) => term);
  return new Map(Array.from(lists, ([term, of]) => [term, readPostings(of)]));
}
