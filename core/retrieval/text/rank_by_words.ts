import type { Kysely } from "kysely";
import type { SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import type { AllowedRows } from "./allowed_rows.ts";
import { candidateRows, type Expression } from "./candidates.ts";
import { anyOf, type Demands, quoted } from "./demands.ts";
import { chunksOfRows, type FoundChunk } from "./found_chunks.ts";
import { isKnown, type LookedUpWord, worthReading } from "./impact_lists.ts";
import { compareScores, scoreChunk, type TextScore } from "./score_chunk.ts";
import type { TextProject } from "./text_project.ts";

/** A search among some rows of one project. */
export interface Ranking {
  db: Kysely<Database>;
  countTerms(chunk: FoundChunk): ReadonlyMap<string, number>;
  scope: SearchScope;
  project: TextProject;
  allowed: AllowedRows;
  demands: Demands;
  /** So many chunks are wanted. */
  limit: number;
}

/** A chunk with its score. */
export interface RankedChunk extends TextScore {
  chunk: FoundChunk;
}

/** So many entries of the index's lists are read for a query. */
const mostEntries = 5000;

/** So many chunks are read and scored for each one that is wanted, and at least. */
const candidatesEach = 3;
const fewestCandidates = 30;

/** A chunk that meets a preference comes before any sum of lists. */
const ahead = 1000;

/**
 * The chunks that fit the words best, scored exactly, the best first.
 *
 * @param words the rarest first.
 * @param prefersAll whether all chunks with all words are looked for. Words that stand for many
 * terms are in so many chunks that this costs more than it finds.
 */
export async function rankByWords(
  ranking: Ranking,
  words: readonly LookedUpWord[],
  { prefersAll }: { prefersAll: boolean },
): Promise<RankedChunk[]> {
  const { db, project, allowed, demands, limit } = ranking;
  const rows = await candidateRows(db, {
    lists: worthReading(words, project, mostEntries / allowed.share),
    preferred: [...(prefersAll ? havingAll(words, project) : []), ...havingPhrases(demands)],
    allowed,
    demands,
  });
  const chunks = await firstThere(ranking, rows);
  return chunks.flatMap((chunk) => scored(chunk, ranking, words))
    .toSorted(compareScores).slice(0, limit);
}

/** The first chunks whose documents are still there. */
async function firstThere(
  { db, scope, limit }: Ranking,
  rows: readonly number[],
): Promise<FoundChunk[]> {
  const wanted = Math.max(fewestCandidates, candidatesEach * limit);
  const chunks: FoundChunk[] = [];
  for (let from = 0, size = wanted; from < rows.length && chunks.length < wanted; size *= 4) {
    chunks.push(...await chunksOfRows(db, scope, rows.slice(from, from + size)));
    from += size;
  }
  return chunks.slice(0, wanted);
}

function scored(
  chunk: FoundChunk,
  { countTerms, project }: Ranking,
  words: readonly LookedUpWord[],
): RankedChunk[] {
  const length = chunk.text.length / project.usualLength;
  const score = scoreChunk(words, { counts: countTerms(chunk), length });
  return score ? [{ ...score, chunk }] : [];
}

/** What has all words may have none of them often enough to be met in the lists. */
function havingAll(words: readonly LookedUpWord[], { number }: TextProject): Expression[] {
  const whole = words.filter((word) => !word.isPart && isKnown(word));
  if (whole.length < 2) return [];
  const each = whole.map(({ terms }) =>
    `(${anyOf(terms.map(({ term }) => quoted([term], number)))})`
  );
  return [{ match: each.join(" AND "), gain: ahead }];
}

function havingPhrases({ required }: Demands): Expression[] {
  return required === null ? [] : [{ match: required, gain: ahead }];
}
