import { useEffect, useState } from "preact/hooks";
import { fetchJson } from "@/web/client/mod.ts";

/** One thing that was found, as `GET /api/v1/search` answers it. */
export interface SearchResult {
  kind: "project" | "document" | "run" | "model" | "page";
  title: string;
  /** Where it belongs, such as a document's project. */
  context: string | null;
  href: string;
}

const afterMs = 150;

/** Searches once the typing rests; `results` is null while there is no question. */
export function useSearch() {
  const [query, setQuery] = useState("");
  const [results, setResults] = useState<readonly SearchResult[] | null>(null);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    const wanted = query.trim();
    if (wanted.length < 2) return setResults(null);
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const url = `/api/v1/search?${new URLSearchParams({ q: wanted })}`;
      fetchJson<{ results: SearchResult[] }>(url, { signal: controller.signal })
        .then(({ results }) => {
          setResults(results);
          setChosen(0);
        }, () => {});
    }, afterMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [query]);
  function move(by: number): void {
    const count = results?.length ?? 0;
    if (count > 0) setChosen((at) => (at + by + count) % count);
  }
  return { query, setQuery, results, chosen, move };
}
