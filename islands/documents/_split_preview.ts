import { useEffect, useRef, useState } from "preact/hooks";
import type { SplitPreview } from "@/core/contract/document_views.ts";
import type { ChunkSizes } from "@/core/contract/documents.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";

/** A slider on its way asks only where it rests for so long. */
const restMs = 150;
const chunksShown = 4;

/** What is previewed. */
export interface PreviewOf extends ChunkSizes {
  /** Null: nothing yet. */
  documentId: string | null;
  /** The chunks from this offset of the text on are shown. */
  at: number;
}

/** What certain sizes would make of a document. The last answer stays until the next one is there. */
export interface ShownPreview {
  /** The document that it is about; null before the first answer. */
  of: string | null;
  preview: SplitPreview | null;
  error: RequestError | null;
}

/** Asks for a preview whenever a size or the document changes. */
export function useSplitPreview(of: PreviewOf): ShownPreview {
  const { documentId, at, chunkTokens, chunkOverlap } = of;
  const [shown, setShown] = useState<ShownPreview>({ of: null, preview: null, error: null });
  const isFirst = useRef(true);
  useEffect(() => {
    if (documentId === null) return;
    const stop = new AbortController();
    const query = new URLSearchParams(
      Object.entries({ chunkTokens, chunkOverlap, at, limit: chunksShown })
        .map(([name, value]) => [name, String(value)]),
    );
    const ask = () =>
      fetchJson<SplitPreview>(`/api/v1/documents/${documentId}/preview?${query}`, {
        signal: stop.signal,
      }).then(
        (preview) => setShown({ of: documentId, preview, error: null }),
        (error) => {
          if (error instanceof RequestError) setShown({ of: documentId, preview: null, error });
        },
      );
    const timer = setTimeout(ask, isFirst.current ? 0 : restMs);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [documentId, at, chunkTokens, chunkOverlap]);
  return shown;
}
