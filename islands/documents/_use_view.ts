import { useEffect, useState } from "preact/hooks";
import type { DocumentView, ViewQuery } from "@/core/contract/document_views.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";

/** A part of a document on the screen, and the way to other parts. */
export interface ShownView {
  view: DocumentView;
  /** The chunk that is looked at, from 0. */
  selected: number | null;
  isBusy: boolean;
  error: RequestError | null;
  /** Shows another part; what is shown stays until it is there. */
  go(query: ViewQuery): void;
  /** Looks at a chunk of the part that is shown. */
  select(position: number): void;
}

/** The chunk, from 0, to which `#chunk-N` or `#text-N` leads; null for anything else. */
export function chunkIn(hash: string): number | null {
  const found = /^#(?:chunk|text)-([1-9]\d*)$/.exec(hash)?.[1];
  return found === undefined ? null : Number(found) - 1;
}

/**
 * Shows a document part by part. The address keeps the place, and `#chunk-N` in it finds chunk N
 * wherever it is.
 */
export function useView(documentId: string, first: DocumentView): ShownView {
  const [view, setView] = useState(first);
  const [selected, setSelected] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<RequestError | null>(null);

  async function load(query: ViewQuery, chosen: number | null): Promise<void> {
    setIsBusy(true);
    setError(null);
    try {
      const asked = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value)]),
      );
      const found = await fetchJson<DocumentView>(`/api/v1/documents/${documentId}/view?${asked}`);
      const from = found.chunks[0]?.position ?? 0;
      // The document may have been split anew since the address was written down.
      const isThere = found.chunks.some(({ position }) => position === chosen);
      const hash = isThere ? `#chunk-${chosen! + 1}` : "";
      history.replaceState(history.state, "", `?from=${from}${hash}`);
      setView(found);
      setSelected(isThere ? chosen : null);
    } catch (failure) {
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  }

  useEffect(() => {
    function followHash(): void {
      const position = chunkIn(location.hash);
      if (position === null) return;
      const isHere = view.chunks.some((chunk) => chunk.position === position);
      if (isHere) setSelected(position);
      else void load({ from: position }, position);
    }
    followHash();
    addEventListener("hashchange", followHash);
    return () => removeEventListener("hashchange", followHash);
  }, [view]);

  function select(position: number): void {
    history.replaceState(history.state, "", `#chunk-${position + 1}`);
    setSelected(position);
  }

  return { view, selected, isBusy, error, go: (query) => void load(query, null), select };
}
