import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import type { AllowedRows } from "./allowed_rows.ts";
import { anyOf, type Demands, quoted } from "./demands.ts";
import { mostPromising } from "./frontier.ts";
import { isKnown, type LookedUpWord, worthReading } from "./impact_lists.ts";
import { rowsMeeting } from "./index_rows.ts";
import type { TextProject } from "./text_project.ts";

/** Among which rows candidates are looked for. */
export interface CandidateQuery {
  db: Kysely<Database>;
  project: TextProject;
  allowed: AllowedRows;
  demands: Demands;
  /** So many are enough. */
  wanted: number;
  /**
   * Whether chunks with all words come first. Words that stand for many terms are in so many chunks
   * that looking for these costs more than it finds.
   */
  prefersAll: boolean;
}

/** So many entries of the lists are read, for the words themselves and for what is near them. */
const mostEntries = 4000;
const mostEntriesNear = 2000;

/** Of a filtered list so many of these must be allowed, however far it is to be read for them. */
const fewestAllowed = 600;

/** From so many chunks with all words on, no other chunk matters. */
const manyComplete = 500;

/** Where all words are everywhere, sums lie close together: so many times more are looked at. */
const together = 2;

/** What a chunk with all words, or with the phrases, has before any sum of lists. */
const ahead = 1000;

/**
 * The rows that are worth scoring.
 *
 * @param words the rarest first.
 */
export async function candidateRows(
  query: CandidateQuery,
  words: readonly LookedUpWord[],
): Promise<number[]> {
  const whole = words.filter((word) => !word.isPart && isKnown(word));
  const complete = query.prefersAll && whole.length > 1 ? await havingAll(query, whole) : [];
  if (complete.length < manyComplete) {
    return (await listedRows(query, words, complete)).slice(0, query.wanted);
  }
  const { db, project, allowed, demands, wanted } = query;
  const expression = mostPromising(whole, project, together * wanted / allowed.share);
  const [found] = await rowsMeeting(db, {
    ...{ table: "chunk_impacts", expressions: [expression], allowed, demands },
  });
  // Words that stand together less often than by chance leave too few, others too many.
  if (found!.length < wanted / 2) return [...new Set([...found!, ...complete])];
  return found!.slice(0, manyComplete);
}

async function havingAll(
  { db, project, allowed, demands }: CandidateQuery,
  words: readonly LookedUpWord[],
): Promise<number[]> {
  const each = words.map(({ terms }) =>
    `(${anyOf(terms.map(({ term }) => quoted([term], project.number)))})`
  );
  const expressions = [each.join(" AND ")];
  const limit = manyComplete;
  const [rows] = await rowsMeeting(db, {
    table: "chunk_words",
    expressions,
    allowed,
    demands,
    limit,
  });
  return rows!;
}

/** Rows by the sum of the lists in which they are met, an estimate from below; the best first. */
async function listedRows(
  { db, project, allowed, demands, prefersAll }: CandidateQuery,
  words: readonly LookedUpWord[],
  complete: readonly number[],
): Promise<number[]> {
  const entries = prefersAll ? mostEntries : mostEntriesNear;
  const depth = Math.max(entries, fewestAllowed / allowed.share);
  const lists = worthReading(words, project, depth);
  const inLists = await rowsMeeting(db, {
    ...{ table: "chunk_impacts", expressions: lists.map(({ match }) => match), allowed, demands },
  });
  const { required } = demands;
  const withPhrases = required === null ? [] : await rowsMeeting(db, {
    ...{ table: "chunk_words", expressions: [required], allowed, demands, limit: manyComplete },
  });
  const gains = new Map<number, number>();
  const add = (rows: readonly number[], gain: number) => {
    for (const row of rows) gains.set(row, (gains.get(row) ?? 0) + gain);
  };
  inLists.forEach((rows, at) => add(rows, lists[at]!.gain));
  for (const rows of [complete, ...withPhrases]) add(rows, ahead);
  return [...gains].toSorted(([a, x], [b, y]) => y - x || a - b).map(([row]) => row);
}
