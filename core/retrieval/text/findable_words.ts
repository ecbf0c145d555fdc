import type { Kysely } from "kysely";
import type { Database } from "@/core/storage/mod.ts";
import { allowedRows } from "./allowed_rows.ts";
import { anyOf, noDemands, quoted } from "./demands.ts";
import { isKnown, type LookedUpWord } from "./impact_lists.ts";
import { rowsMeeting } from "./index_rows.ts";
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
  if (project.searchable >= project.chunks) return words;
  const allowed = await allowedRows(db, project, {});
  if (!allowed) return words;
  const known = words.filter(isKnown);
  const rows = await rowsMeeting(db, {
    table: "chunk_words",
    expressions: known.map(({ terms }) =>
      anyOf(terms.map(({ term }) => quoted([term], project.number)))
    ),
    ...{ allowed, demands: noDemands, limit: 1 },
  });
  const findable = new Set(known.filter((_, at) => rows[at]!.length > 0));
  return words.map((word) => findable.has(word) ? word : { ...word, lists: [] });
}
