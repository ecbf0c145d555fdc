import { useEffect, useState } from "preact/hooks";
import type { SearchResult } from "@/core/contract/search.ts";
import { fetchJson } from "@/web/client/mod.ts";

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
      // The shell says which project the page stands in; its steps are found as well.
      const { project } = document.body.dataset;
      const asked = new URLSearchParams({ q: wanted, ...(project && { project }) });
      const url = `/api/v1/search?${asked}`;
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
