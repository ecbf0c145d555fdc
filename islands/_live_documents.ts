import { useEffect, useRef, useState } from "preact/hooks";
import type { ShownDocument } from "@/core/contract/documents.ts";
import type { JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";
import { tellProjectChange } from "./_project_change.ts";

/** The list is fetched again at most this often, however many events arrive. */
const fetchEveryMs = 500;

/**
 * A project's documents, kept up to date: whenever the job that reads them gets on, any job begins
 * or ends, or `refresh` is called.
 */
export function useLiveDocuments({ projectId, jobId, first, cursor }: {
  projectId: string;
  jobId: string | null;
  first: readonly ShownDocument[];
  cursor: number;
}): { documents: readonly ShownDocument[]; refresh(): void } {
  const [documents, setDocuments] = useState(first);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  async function load(): Promise<void> {
    timer.current = null;
    const url = `/api/v1/projects/${projectId}/documents`;
    setDocuments((await fetchJson<{ documents: ShownDocument[] }>(url)).documents);
    tellProjectChange();
  }
  function refresh(): void {
    timer.current ??= setTimeout(() => load().catch(() => {}), fetchEveryMs);
  }
  useEffect(() => {
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        if (event.jobId === jobId || event.type === "state") refresh();
      },
    });
    return () => {
      unsubscribe();
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, [projectId, jobId]);
  return { documents, refresh };
}
