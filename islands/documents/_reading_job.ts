import { fetchJson } from "@/web/client/mod.ts";
import { type MetJob, type ToldJob, useNewestJob } from "../_newest_job.ts";

/** The job that reads a project's documents, as it was when the page met it. */
export type ReadingJob = MetJob;

/** The newest job that reads a project's documents, and how to start one. */
export function useReadingJob({ projectId, first, cursor }: {
  projectId: string;
  first: ReadingJob | null;
  cursor: number;
}): { job: ReadingJob | null; start(request: Record<string, unknown>): Promise<void> } {
  const { job, meet } = useNewestJob({ projectId, kind: "documents.process", first, cursor });
  return {
    job,
    async start(request) {
      const url = `/api/v1/projects/${projectId}/documents/process`;
      meet(await fetchJson<ToldJob>(url, { method: "POST", body: request }));
    },
  };
}
