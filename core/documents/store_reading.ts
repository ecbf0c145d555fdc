import type { Insertable, Kysely } from "kysely";
import type { ChunkId, DocumentInfo, PersonId } from "@/core/contract/mod.ts";
import { type ChunksTable, type Database, inBatches } from "@/core/storage/mod.ts";
import { newId } from "@/core/system/mod.ts";
import { headingPaths } from "./heading_path.ts";
import { type PagesOfPlace, pageSpans } from "./page_spans.ts";
import type { SplitReading } from "./reader_types.ts";

/** Whose reading is stored. */
export interface StoredFor {
  document: Pick<DocumentInfo, "id" | "projectId">;
  ownerId: PersonId;
}

/**
 * Stores a document's text and chunks and marks it ready. May be killed at any point and done
 * again: chunks are written over those at the same position, what is left of a longer row goes
 * last, and until then the document is not ready. A chunk that did not change keeps its id, so that
 * training rows made from it still know their source.
 */
export async function storeReading(
  db: Kysely<Database>,
  { document, ownerId }: StoredFor,
  reading: SplitReading,
): Promise<void> {
  const { text, pageStarts, chunks } = reading;
  const page_starts = pageStarts && JSON.stringify(pageStarts);
  await db.insertInto("document_texts").values({ document_id: document.id, text, page_starts })
    .onConflict((conflict) => conflict.column("document_id").doUpdateSet({ text, page_starts }))
    .execute();
  const rows = chunkRows({ document, ownerId }, reading);
  await inBatches(db, rows, (batch, trx) => upsertChunks(trx, batch));
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("chunks").where("document_id", "=", document.id)
      .where("position", ">=", chunks.length).execute();
    await trx.updateTable("documents").where("id", "=", document.id).set({
      state: "ready",
      error: null,
      format: reading.format,
      pages: pageStarts?.length ?? null,
      chunk_count: chunks.length,
      characters: text.length,
      tokens: chunks.reduce((sum, { tokens }) => sum + tokens, 0),
      reading_id: newId(),
    }).execute();
  });
}

function chunkRows(
  { document, ownerId }: StoredFor,
  { chunks, headings, pageStarts }: SplitReading,
): Insertable<ChunksTable>[] {
  const pathAt = headingPaths(headings);
  const pagesOf = pageSpans(pageStarts);
  return chunks.map(({ text, tokens, start, end }, position) => ({
    id: newId<ChunkId>(),
    owner_id: ownerId,
    project_id: document.projectId,
    document_id: document.id,
    position,
    text,
    tokens,
    start_offset: start,
    end_offset: end,
    ...pageColumns(pagesOf({ start, end })),
    heading_path: JSON.stringify(pathAt(start)),
  }));
}

function pageColumns({ page, lastPage, breaks }: PagesOfPlace) {
  return {
    page,
    last_page: lastPage,
    page_breaks: breaks.length > 0 ? JSON.stringify(breaks) : null,
  };
}

function upsertChunks(db: Kysely<Database>, rows: Insertable<ChunksTable>[]) {
  return db.insertInto("chunks").values(rows).onConflict((conflict) =>
    conflict.columns(["document_id", "position"]).doUpdateSet(({ ref, eb }) => ({
      id: eb.case()
        .when(eb.and([
          eb("chunks.text", "=", ref("excluded.text")),
          eb("chunks.start_offset", "=", ref("excluded.start_offset")),
        ]))
        .then(ref("chunks.id")).else(ref("excluded.id")).end(),
      text: ref("excluded.text"),
      tokens: ref("excluded.tokens"),
      start_offset: ref("excluded.start_offset"),
      end_offset: ref("excluded.end_offset"),
      page: ref("excluded.page"),
      last_page: ref("excluded.last_page"),
      page_breaks: ref("excluded.page_breaks"),
      heading_path: ref("excluded.heading_path"),
    }))
  ).execute();
}
