import { useEffect, useRef, useState } from "preact/hooks";
import {
  entryOfForm,
  type SearchEntry,
  searchOf,
  searchParameters,
} from "@/components/passages/search_entry.ts";
import type { ShownPassages } from "@/core/contract/retrieval.ts";
import { fetchJson, RequestError } from "@/web/client/mod.ts";

/** So long typing rests before it is searched for. */
const restMs = 300;

/** Why a search found nothing. */
export type SearchError = Pick<RequestError, "code" | "message" | "hint">;

/** A search as it is entered, and what it found last. */
export interface SearchTrial {
  entry: SearchEntry;
  /** Null while nothing is asked for. */
  passages: ShownPassages | null;
  isBusy: boolean;
  error: SearchError | null;
  /** The form changed: searches once it rests, or at once. */
  change(form: HTMLFormElement, when?: { isNow: boolean }): void;
}

/** Searches what stands in a form; the address keeps it. What was found stays until the next is there. */
export function useSearchTrial(
  { projectId, first, ...start }: {
    projectId: string;
    entry: SearchEntry;
    first: ShownPassages | null;
    firstError: SearchError | null;
  },
): SearchTrial {
  const [entry, setEntry] = useState(start.entry);
  const [passages, setPassages] = useState(first);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<SearchError | null>(start.firstError);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => {
    clearTimeout(timer.current);
    running.current?.abort();
  }, []);

  async function search(wanted: SearchEntry): Promise<void> {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const body = searchOf(wanted);
    history.replaceState(
      history.state,
      "",
      body ? `?${searchParameters(wanted)}` : location.pathname,
    );
    setError(null);
    setBusy(body !== null);
    if (!body) return setPassages(null);
    try {
      const url = `/api/v1/projects/${projectId}/search`;
      setPassages(
        await fetchJson<ShownPassages>(url, { method: "POST", body, signal: stop.signal }),
      );
    } catch (failure) {
      if (stop.signal.aborted) return;
      if (!(failure instanceof RequestError)) throw failure;
      setError(failure);
    } finally {
      if (running.current === stop) setBusy(false);
    }
  }

  function change(form: HTMLFormElement, { isNow = false } = {}): void {
    const wanted = entryOfForm(new FormData(form));
    setEntry(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void search(wanted), isNow ? 0 : restMs);
  }

  return { entry, passages, isBusy, error, change };
}
