import { useEffect, useRef, useState } from "preact/hooks";
import type { Job, JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";
import type { LiveJob } from "./_live_job.ts";

/** A job as it was when the page met it. */
export interface MetJob {
  id: string;
  first: LiveJob;
  isPausable: boolean;
}

/** What stands for a job where there is none. */
export const noJob: LiveJob = {
  state: "done",
  progress: null,
  attempt: 1,
  error: null,
  result: null,
  log: [],
};

/** As the REST interface shows it; the contract's type names errors otherwise. */
export type ToldJob = Pick<Job, "id" | "state" | "progress" | "attempt"> & Pick<LiveJob, "error">;

/**
 * The newest job of a kind in a project, whoever started it: this page, another tab, another job or
 * the command line.
 */
export function useNewestJob({ projectId, kind, first, cursor }: {
  projectId: string;
  kind: string;
  first: MetJob | null;
  /** Up to here, the page shows what happened. */
  cursor: number;
}): { job: MetJob | null; meet(found: ToldJob): void } {
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
        const url = `/api/v1/jobs?project=${projectId}&kind=${kind}&limit=1`;
        fetchJson<{ jobs: ToldJob[] }>(url).then(({ jobs: [newest] }) => {
          if (newest?.id === jobId) meet(newest);
        }, () => {});
      },
    }), [projectId]);

  return { job, meet };
}
