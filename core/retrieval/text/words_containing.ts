import { type Kysely, sql } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import type { WeighedTerm } from "./impact_lists.ts";
import type { QueryWord } from "./query_words.ts";
import type { TextProject } from "./text_project.ts";

/** Shorter words stand in too many by chance. */
const shortestInside = 4;

/** Of the words that contain one, the shortest: the one makes up most of them. */
const mostEach = 12;

/** A word in the middle of a longer one is more often there by chance. */
const inTheMiddle = 0.5;

/**
 * For each word the long words of the project that contain it, as "Versicherung" is in
 * "Krankenversicherungen" and "config" in "parseConfigFile". They weigh what it makes up of them.
 */
export async function wordsContaining(
  db: Kysely<Database>,
  { number }: TextProject,
  words: readonly QueryWord[],
): Promise<WeighedTerm[][]> {
  const stems = words.map(shortestTerm);
  const asked = stems.flatMap((stem, at) => stem === null ? [] : [[at, `"${stem}"`]]);
  const { rows } = await sql<{ at: number; word: string }>`
    SELECT at, word FROM (
      SELECT a.value ->> 0 AS at, w.word,
        row_number() OVER (PARTITION BY a.key ORDER BY length(w.word), w.word) AS place
      FROM json_each(${JSON.stringify(asked)}) a
        CROSS JOIN long_word_parts p CROSS JOIN long_words w
      WHERE p.long_word_parts MATCH a.value ->> 1 AND w.id = p.rowid AND w.project = ${number})
    WHERE place <= ${mostEach}`.execute(db);
  const found = Map.groupBy(rows, ({ at }) => at);
  return stems.map((stem, at) =>
    (found.get(at) ?? []).filter(({ word }) => word !== stem)
      .map(({ word }) => ({ term: word, weight: shareOf(stem!, word) }))
  );
}

function shortestTerm({ terms }: QueryWord): string | null {
  const sorted = terms.filter((term) => term.length >= shortestInside)
    .toSorted((a, b) => a.length - b.length);
  return sorted[0] ?? null;
}

function shareOf(part: string, word: string): number {
  const isAtEdge = word.startsWith(part) || word.endsWith(part);
  return part.length / word.length * (isAtEdge ? 1 : inTheMiddle);
}
