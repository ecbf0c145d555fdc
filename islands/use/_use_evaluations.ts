import { useEffect, useState } from "preact/hooks";
import type { Evaluation } from "@/core/contract/evaluation.ts";
import type { Job, JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, RequestError, subscribe } from "@/web/client/mod.ts";
import type { LiveJob } from "../_live_job.ts";

/** An evaluation that is not done, as it was when the page met it. */
export interface EvaluationJob {
  id: string;
  first: LiveJob;
  isPausable: boolean;
}

/** What the section starts from. */
export interface FirstEvaluations {
  projectId: string;
  first: readonly Evaluation[];
  /** The newest evaluation that did not get done. */
  work: EvaluationJob | null;
  /** Up to here, both show what happened. */
  cursor: number;
}

/** As the REST interface shows it; the contract's type names errors otherwise. */
type ToldJob = Pick<Job, "id" | "state" | "progress" | "attempt"> & Pick<LiveJob, "error">;

/** A project's evaluations as they come, whoever started them, and how to start one from here. */
export function useEvaluations({ projectId, first, work, cursor }: FirstEvaluations) {
  const [evaluations, setEvaluations] = useState(first);
  const [job, setJob] = useState(work);
  const [failure, setFailure] = useState<RequestError | null>(null);

  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const { type, data: { state } } = data as JobEvent;
        if (type !== "state" || state !== "done") return;
        const url = `/api/v1/projects/${projectId}/evaluations`;
        fetchJson<{ evaluations: Evaluation[] }>(url)
          .then((found) => setEvaluations(found.evaluations), () => {});
      },
    }), [projectId]);

  async function start(runId: string, cases: "recall" | "document"): Promise<void> {
    setFailure(null);
    try {
      const url = `/api/v1/runs/${runId}/evaluations`;
      const begun = await fetchJson<ToldJob>(url, { method: "POST", body: { cases } });
      const { id, state, progress, attempt, error } = begun;
      setJob({ id, first: { state, progress, attempt, error, log: [] }, isPausable: true });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setFailure(error);
    }
  }

  return { evaluations, job, failure, start };
}
