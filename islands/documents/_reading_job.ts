import { useEffect, useRef, useState } from "preact/hooks";
import type { Job, JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";
import type { LiveJob } from "../_live_job.ts";

/** The job that reads a project's documents, as it was when the page met it. */
export interface ReadingJob {
  id: string;
  first: LiveJob;
  isPausable: boolean;
}

/** As the REST interface shows it; the contract's type names errors otherwise. */
type ToldJob = Pick<Job, "id" | "state" | "progress" | "attempt"> & Pick<LiveJob, "error">;

/**
 * The newest job that reads a project's documents, whoever started it: this page, another tab or
 * the command line.
 */
export function useReadingJob({ projectId, first, cursor }: {
  projectId: string;
  first: ReadingJob | null;
  cursor: number;
}): { job: ReadingJob | null; start(request: Record<string, unknown>): Promise<void> } {
  const [job, setJob] = useState(first);
  const known = useRef(new Set(first ? [first.id] : []));

  function meet(found: ToldJob): void {
    known.current.add(found.id);
    const { id, state, progress, attempt, error } = found;
    setJob({ id, first: { state, progress, attempt, error, log: [] }, isPausable: true });
  }

  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const { type, jobId } = data as JobEvent;
        if (type !== "state" || known.current.has(jobId)) return;
        known.current.add(jobId);
        const url = `/api/v1/jobs?project=${projectId}&kind=documents.process&limit=1`;
        fetchJson<{ jobs: ToldJob[] }>(url).then(({ jobs: [newest] }) => {
          if (newest?.id === jobId) meet(newest);
        }, () => {});
      },
    }), [projectId]);

  return {
    job,
    async start(request) {
      const url = `/api/v1/projects/${projectId}/documents/process`;
      meet(await fetchJson<ToldJob>(url, { method: "POST", body: request }));
    },
  };
}
