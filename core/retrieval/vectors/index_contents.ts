import { z } from "zod";
import { type DocumentId, idSchema } from "@/core/contract/mod.ts";

/** What of a document is in the index of vectors. */
export interface IndexedDocument {
  /** Which reading of the document: after another one its chunks may be others. */
  reading: string;
  /** Chunks of which the index holds a vector. */
  known: number;
}

/** What an index holds, by document. */
export type IndexContents = ReadonlyMap<DocumentId, IndexedDocument>;

const stampSchema = z.array(
  z.tuple([idSchema<DocumentId>(), z.string(), z.int().nonnegative()]),
);

/** The stamp of an index that is being changed: what it holds is not written down. */
export const unfinishedStamp = "";

/** The stamp under which an index is saved. */
export function stampOf(contents: IndexContents): string {
  return JSON.stringify(Array.from(contents, ([id, { reading, known }]) => [id, reading, known]));
}

/** What a saved index holds; null when its stamp does not tell. */
export function contentsOf(stamp: string | null): Map<DocumentId, IndexedDocument> | null {
  if (stamp === null || stamp === unfinishedStamp) return null;
  const entries = stampSchema.safeParse(JSON.parse(stamp));
  if (!entries.success) return null;
  return new Map(entries.data.map(([id, reading, known]) => [id, { reading, known }]));
}
