import { type Kysely, sql } from "kysely";
import type { Database } from "@/core/storage/mod.ts";

/** What the index knows of the chunks of a project, each by its number; 0 where there is none. */
export interface ChunkNumbers {
  /** The number of its document. */
  documents: Uint32Array;
  /** Its length. */
  characters: Uint32Array;
}

/** Numbers that were read before, and the first one that may be missing. */
export interface KnownNumbers {
  of: ChunkNumbers;
  next: number;
}

/** Reads them, or those that came since. */
export async function readChunkNumbers(
  db: Kysely<Database>,
  project: number,
  known: KnownNumbers | null,
): Promise<ChunkNumbers> {
  // As one text: that is ten times as fast as row by row.
  const { rows: [row] } = await sql<{ numbers: string; documents: string; characters: string }>`
    SELECT json_group_array(number) AS numbers, json_group_array(document) AS documents,
      json_group_array(characters) AS characters
    FROM text_chunks WHERE project = ${project} AND number >= ${known?.next ?? 0}`.execute(db);
  const [numbers, documents, characters] = [row!.numbers, row!.documents, row!.characters]
    .map((text) => JSON.parse(text) as number[]) as [number[], number[], number[]];
  const size = Math.max(known?.of.documents.length ?? 0, (numbers.at(-1) ?? -1) + 1);
  const all = { documents: new Uint32Array(size), characters: new Uint32Array(size) };
  if (known) {
    all.documents.set(known.of.documents);
    all.characters.set(known.of.characters);
  }
  numbers.forEach((number, at) => {
    all.documents[number] = documents[at]!;
    all.characters[number] = characters[at]!;
  });
  return all;
}
