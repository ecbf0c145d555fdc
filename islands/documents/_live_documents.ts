import { useEffect, useRef, useState } from "preact/hooks";
import type { ShownDocumentPage } from "@/core/contract/document_views.ts";
import type { DocumentState } from "@/core/contract/documents.ts";
import type { JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";
import { tellProjectChange } from "../_project_change.ts";

/** The list is fetched again at most this often, however many events arrive. */
const fetchEveryMs = 500;

/** Which of the documents are shown. */
export interface ListQuery {
  state: DocumentState | null;
  search: string;
  /** How many stand before the first one shown. */
  from: number;
}

/** What the list starts from. */
export interface FirstList {
  projectId: string;
  /** How many are shown at once. */
  atOnce: number;
  first: ShownDocumentPage;
  query: ListQuery;
  /** Up to here, the list shows what happened. */
  cursor: number;
}

/** A list of documents that stays up to date, and what can be asked of it. */
export interface LiveDocuments {
  list: ShownDocumentPage;
  query: ListQuery;
  /** Shows others; what is shown stays until they are there. */
  show(query: ListQuery): void;
  /** Something changed: looks again. */
  refresh(): void;
}

/** A list's address, of the page and of the REST interface alike. */
export function listParameters({ state, search, from }: ListQuery): URLSearchParams {
  return new URLSearchParams({
    ...(state && { state }),
    ...(search && { search }),
    ...(from > 0 && { from: String(from) }),
  });
}

/**
 * Some of a project's documents, kept up to date: whenever a job that reads documents gets on, any
 * job begins or ends, or `refresh` is called.
 */
export function useLiveDocuments(start: FirstList): LiveDocuments {
  const { projectId, atOnce, first, cursor } = start;
  const [list, setList] = useState(first);
  const [query, setQuery] = useState(start.query);
  const asked = useRef(start.query);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  async function load(): Promise<void> {
    timer.current = null;
    const wanted = asked.current;
    const url = `/api/v1/projects/${projectId}/documents?${listParameters(wanted)}&limit=${atOnce}`;
    const found = await fetchJson<ShownDocumentPage>(url);
    // Somebody turned the page while this one was on its way.
    if (asked.current === wanted) setList(found);
    tellProjectChange();
  }

  function refresh(): void {
    timer.current ??= setTimeout(() => load().catch(() => {}), fetchEveryMs);
  }

  function show(wanted: ListQuery): void {
    asked.current = wanted;
    setQuery(wanted);
    const address = listParameters(wanted).toString();
    history.replaceState(history.state, "", address ? `?${address}` : location.pathname);
    load().catch(() => {});
  }

  useEffect(() => {
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        if (concernsDocuments(data as JobEvent)) refresh();
      },
    });
    return () => {
      unsubscribe();
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, [projectId]);
  return { list, query, show, refresh };
}

/** A reading job says of each file what became of it. */
function concernsDocuments({ type, data: { says } }: JobEvent): boolean {
  if (type === "state") return true;
  const key = (says as { key?: string } | undefined)?.key;
  return type === "log" && key?.startsWith("documents.log.") === true;
}
