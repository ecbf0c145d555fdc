import type { ChunkSizes, DocumentInfo } from "@/core/contract/mod.ts";
import type { Heading } from "../reading/reading.ts";
import { splitText } from "../splitter.ts";
import { storeReading } from "../store_reading.ts";
import { loadTokenCounter } from "../tokens/token_counter.ts";
import type { Studio } from "./studio.ts";

/** What a reader would have found in a file. */
export interface FoundIn extends ChunkSizes {
  text: string;
  pageStarts?: number[];
  headings?: Heading[];
}

/** Adds a document and stores a reading of it. */
export async function addReadyDocument(studio: Studio, found: FoundIn): Promise<DocumentInfo> {
  const { text, pageStarts = null, headings = [], chunkTokens, chunkOverlap } = found;
  const { document } = await studio.add("a.md", text);
  const sizes = { size: chunkTokens, overlap: chunkOverlap };
  const chunks = [...splitText(text, sizes, await loadTokenCounter())];
  const reading = { format: "md" as const, text, pageStarts, headings, chunks };
  await storeReading(studio.db, { document, ownerId: studio.ownerId }, reading);
  return await studio.documents.get(document.id);
}
