import type { DatasetRow, PlacedRow } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";

/** Rows with the places of the chunks that they were made from. */
export async function placedRows(
  app: Pick<App, "documents">,
  rows: readonly DatasetRow[],
): Promise<PlacedRow[]> {
  const places = await app.documents.places(rows.flatMap(({ chunkId }) => chunkId ?? []));
  const byChunk = new Map(places.map((place) => [place.chunkId, place]));
  return rows.map((row) => ({
    ...row,
    place: (row.chunkId && byChunk.get(row.chunkId)) ?? null,
  }));
}
