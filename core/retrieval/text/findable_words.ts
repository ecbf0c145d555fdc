import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { allowedChunks } from "./allowed_chunks.ts";
import { noDemands } from "./demands.ts";
import type { LookedUpWord } from "./look_up_words.ts";
import type { TextProject } from "./text_project.ts";

/**
 * The words without the lists of those that stand in removed or unread documents only: the index
 * keeps these documents, and nobody is to be told that a word stands where it cannot be found.
 */
export async function findableWords(
  db: Kysely<Database>,
  project: TextProject,
  words: readonly LookedUpWord[],
): Promise<readonly LookedUpWord[]> {
  const allowed = await allowedChunks(db, project, { filter: {}, demands: noDemands });
  if (!allowed) return words;
  const isFindable = ({ lists }: LookedUpWord) =>
    lists.some(({ chunks }) => chunks.some((chunk) => allowed[chunk] === 1));
  return words.map((word) => isFindable(word) ? word : { ...word, lists: [] });
}
