import type { Kysely } from "kysely";
import type { SearchScope } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { chunksOfNumbers, type FoundChunk } from "./found_chunks.ts";
import type { LookedUpWord } from "./look_up_words.ts";
import { bestChunks, type Scoring, type TextScore } from "./score_chunks.ts";
import type { TextProject } from "./text_project.ts";

/** A search among some chunks of one project. */
export interface Ranking extends Scoring {
  db: Kysely<Database>;
  scope: SearchScope;
  project: TextProject;
}

/** A chunk with its score. */
export interface RankedChunk extends TextScore {
  chunk: FoundChunk;
}

/** The chunks that fit the words best, the best first. */
export async function rankByWords(
  ranking: Ranking,
  words: readonly LookedUpWord[],
): Promise<RankedChunk[]> {
  const best = bestChunks(words, ranking);
  const { db, scope, project } = ranking;
  const chunks = await chunksOfNumbers(db, scope, {
    project: project.number,
    numbers: best.map(({ number }) => number),
  });
  return best.flatMap(({ number, ...score }) => {
    const chunk = chunks.get(number);
    return chunk ? [{ ...score, chunk }] : [];
  });
}
