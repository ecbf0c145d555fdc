import { type Kysely, sql } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import type { WeighedTerm } from "./look_up_words.ts";
import type { QueryWord } from "./query_words.ts";
import type { TextProject } from "./text_project.ts";

/** Shorter words stand in too many by chance. */
const shortestInside = 4;

/** Of the words that contain one, the shortest: the one makes up most of them. */
const mostEach = 12;

/** A word in the middle of a longer one is more often there by chance. */
const inTheMiddle = 0.5;

/** Words that begin alike count from so many letters, and from so much of the word. */
const sharedLetters = 5;
const sharedShare = 0.5;

/**
 * For each word the long words of the project that contain it, as "Versicherung" is in
 * "Krankenversicherungen" and "config" in "parseConfigFile". They weigh what it makes up of them.
 */
export async function wordsContaining(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly QueryWord[],
): Promise<WeighedTerm[][]> {
  const stems = words.map(({ terms }) => shortest(terms) ?? "");
  const found = await longWordsWith(db, project, stems);
  return stems.map((stem, at) =>
    found[at]!.filter((word) => word !== stem)
      .map((word) => ({ term: word, weight: shareOf(stem, word) }))
  );
}

/**
 * For each word the long words of the project that begin like it, as "Bienenvölker" does like
 * "Bienenstich". They weigh what they share.
 */
export async function wordsBeginningAlike(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly QueryWord[],
): Promise<WeighedTerm[][]> {
  const stems = words.map(({ terms }) => shortest(terms) ?? "");
  const starts = stems.map((stem) => stem.slice(0, sharedLetters));
  const found = await longWordsWith(db, project, starts);
  return stems.map((stem, at) =>
    found[at]!.flatMap((word) => {
      const shared = sharedStart(stem, word);
      const isAlike = shared >= Math.max(sharedLetters, sharedShare * stem.length);
      return isAlike ? [{ term: word, weight: shared / Math.max(stem.length, word.length) }] : [];
    })
  );
}

/** For each text the shortest long words of the project that contain it. */
async function longWordsWith(
  db: Kysely<Database>,
  { number }: TextProject,
  texts: readonly string[],
): Promise<string[][]> {
  const asked = texts.flatMap((text, at) =>
    text.length >= shortestInside ? [[at, `"${text}"`]] : []
  );
  const { rows } = await sql<{ at: number; word: string }>`
    SELECT at, word FROM (
      SELECT a.value ->> 0 AS at, w.word,
        row_number() OVER (PARTITION BY a.key ORDER BY length(w.word), w.word) AS place
      FROM json_each(${JSON.stringify(asked)}) a
        CROSS JOIN long_word_parts p CROSS JOIN long_words w
      WHERE p.long_word_parts MATCH a.value ->> 1 AND w.id = p.rowid AND w.project = ${number})
    WHERE place <= ${mostEach}`.execute(db);
  const found = Map.groupBy(rows, ({ at }) => at);
  return texts.map((_, at) => (found.get(at) ?? []).map(({ word }) => word));
}

function shortest(terms: readonly string[]): string | undefined {
  return terms.toSorted((a, b) => a.length - b.length)
    .find((term) => term.length >= shortestInside);
}

function shareOf(part: string, word: string): number {
  const isAtEdge = word.startsWith(part) || word.endsWith(part);
  return part.length / word.length * (isAtEdge ? 1 : inTheMiddle);
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
