import type { SourceChunk } from "../facts/fact.ts";

/** A fixture's text as the one chunk of a document. */
export async function loadFixture(name: string): Promise<SourceChunk> {
  const text = await Deno.readTextFile(new URL(`./fixtures/${name}`, import.meta.url));
  return { id: `${name}#0`, documentId: name, position: 0, text, headingPath: [] };
}

/** A text as a chunk. */
export function chunkOf(text: string, documentId = "d", position = 0): SourceChunk {
  return { id: `${documentId}#${position}`, documentId, position, text, headingPath: [] };
}
