import type { Kysely } from "kysely";
import type { DocumentId, DocumentView, ViewQuery } from "@/core/contract/mod.ts";
import type { Database } from "@/core/storage/mod.ts";
import { chunkFromRow, documentRow } from "./document_rows.ts";
import { type DocumentText, storedText } from "./document_text.ts";
import { pagesWithin, sharedUntil } from "./shared_places.ts";

/** As much text as is comfortably read, and quickly drawn, at once. */
const comfortableCharacters = 24_000;
const fewest = 5;
const most = 40;

/**
 * A part of a ready document's text with the chunks in it; an empty one while it is not ready. The
 * text reaches from the first of the chunks to the last, and at both ends of the document to its end.
 */
export async function viewDocument(
  db: Kysely<Database>,
  id: DocumentId,
  query: ViewQuery,
): Promise<DocumentView> {
  const { state, characters, chunk_count: total } = await documentRow(db, id);
  const whole = state === "ready" && total ? await storedText(db, id) : null;
  if (!whole || !total) return nothing;
  const limit = query.limit ?? chunksAtOnce(characters ?? 0, total);
  const from = Math.min(await firstChunk(db, id, { query, whole }), total - 1);
  // The one before tells how much of the first is repeated.
  const rows = await db.selectFrom("chunks").selectAll().where("document_id", "=", id)
    .where("position", ">=", from - 1).where("position", "<", from + limit)
    .orderBy("position").execute();
  const found = rows.map(chunkFromRow);
  const chunks = found.flatMap((chunk, at) => {
    if (chunk.position < from) return [];
    const { text: _text, documentId: _document, ...place } = chunk;
    return [{ ...place, sharedUntil: sharedUntil(chunk, found[at - 1]) }];
  });
  const last = chunks.at(-1);
  const isEnd = last === undefined || last.position === total - 1;
  const start = from === 0 ? 0 : chunks[0]?.start ?? 0;
  const end = isEnd ? whole.text.length : last.end;
  return {
    start,
    end,
    text: whole.text.slice(start, end),
    pages: pagesWithin({ start, end }, whole.pageStarts),
    chunks,
    total,
    earlier: from === 0 ? null : Math.max(0, from - limit),
    later: isEnd ? null : from + chunks.length,
  };
}

const nothing: DocumentView = {
  start: 0,
  end: 0,
  text: "",
  pages: [],
  chunks: [],
  total: 0,
  earlier: null,
  later: null,
};

/** The same for a whole document, so that going on and back meets the same parts. */
function chunksAtOnce(characters: number, total: number): number {
  const fitting = Math.floor(comfortableCharacters * total / Math.max(characters, 1));
  return Math.min(most, Math.max(fewest, fitting));
}

/** The position of the chunk at which the asked place begins; the end of the list when behind all. */
async function firstChunk(
  db: Kysely<Database>,
  id: DocumentId,
  { query: { from, page, at }, whole }: { query: ViewQuery; whole: DocumentText },
): Promise<number> {
  if (from !== undefined) return from;
  const offset = page === undefined ? at ?? 0 : whole.pageStarts?.[page - 1] ?? whole.text.length;
  const found = await db.selectFrom("chunks").select("position").where("document_id", "=", id)
    .where("end_offset", ">", offset).orderBy("position").limit(1).executeTakeFirst();
  return found?.position ?? Infinity;
}
