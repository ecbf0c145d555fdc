import {
  AppError,
  type ChunkSizes,
  type DocumentId,
  type SplitPreview,
} from "@/core/contract/mod.ts";
import type { DocumentText } from "./document_text.ts";
import { pagesWithin } from "./shared_places.ts";
import type { SplitForView } from "./split_figures.ts";

/** Some 700 pages: splitting them for a slider takes about a tenth of a second. */
export const longestPreview = 2_000_000;
/** So much text is shown at once, or one chunk where that is longer. */
const longestShown = 24_000;

/** What is looked at: sizes, from which offset on, and how many chunks of it. */
export interface PreviewRequest extends ChunkSizes {
  at: number;
  limit: number;
  separators?: readonly string[];
}

/** What a preview needs. */
export interface PreviewDeps {
  textOf(id: DocumentId): Promise<DocumentText & { totalCharacters: number }>;
  split: SplitForView;
}

/** What certain sizes would make of a document; nothing of it is stored. */
export async function previewSplit(
  { textOf, split }: PreviewDeps,
  id: DocumentId,
  request: PreviewRequest,
): Promise<SplitPreview> {
  refuseOverlap(request);
  const { text, totalCharacters, pageStarts } = await textOf(id);
  const { chunks: found, ...figures } = await split({ ...request, text });
  const start = found[0]?.start ?? 0;
  const chunks = found.filter(({ end }, at) => at === 0 || end - start <= longestShown);
  const end = chunks.at(-1)?.end ?? start;
  const { chunkTokens, chunkOverlap } = request;
  return {
    chunkTokens,
    chunkOverlap,
    characters: text.length,
    totalCharacters,
    ...figures,
    part: {
      start,
      end,
      text: text.slice(start, end),
      pages: pagesWithin({ start, end }, pageStarts),
      chunks,
    },
  };
}

/** @throws {AppError} `chunk_overlap_too_large` */
export function refuseOverlap({ chunkTokens, chunkOverlap }: ChunkSizes): void {
  if (chunkOverlap < chunkTokens) return;
  throw new AppError("chunk_overlap_too_large", { overlap: chunkOverlap, length: chunkTokens });
}
