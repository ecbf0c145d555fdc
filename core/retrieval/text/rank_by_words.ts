import type { SearchScope } from "@/core/contract/mod.ts";
import type { ChunkCounter } from "@/core/storage/mod.ts";
import { type CandidateQuery, candidateRows } from "./candidate_rows.ts";
import { chunksOfRows, type FoundChunk } from "./found_chunks.ts";
import type { LookedUpWord } from "./impact_lists.ts";
import { compareScores, scoreChunk, type TextScore } from "./score_chunk.ts";

/** A search among some rows of one project. */
export interface Ranking extends Omit<CandidateQuery, "wanted" | "prefersAll"> {
  /** Counts terms in chunks. */
  counting(terms: ReadonlySet<string>): ChunkCounter;
  scope: SearchScope;
  /** So many chunks are wanted. */
  limit: number;
}

/** A chunk with its score. */
export interface RankedChunk extends TextScore {
  chunk: FoundChunk;
}

/** So many chunks are read and scored for each one that is wanted, and at least. */
const candidatesEach = 3;
const fewestCandidates = 60;

/**
 * The chunks that fit the words best, scored exactly, the best first.
 *
 * @param words the rarest first.
 */
export async function rankByWords(
  ranking: Ranking,
  words: readonly LookedUpWord[],
  { prefersAll }: Pick<CandidateQuery, "prefersAll">,
): Promise<RankedChunk[]> {
  const wanted = Math.max(fewestCandidates, candidatesEach * ranking.limit);
  const rows = await candidateRows({ ...ranking, wanted, prefersAll }, words);
  const chunks = await chunksOfRows(ranking.db, ranking.scope, rows);
  const terms = new Set(words.flatMap((word) => word.terms.map(({ term }) => term)));
  const count = ranking.counting(terms);
  return chunks.flatMap((chunk) => {
    const length = chunk.text.length / ranking.project.usualLength;
    const score = scoreChunk(words, { counts: count(chunk), length });
    return score ? [{ ...score, chunk }] : [];
  }).toSorted(compareScores).slice(0, ranking.limit);
}
