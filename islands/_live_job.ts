import { useEffect, useState } from "preact/hooks";
import { fetchJson, subscribe } from "@/web/client/mod.ts";
import type { ShownJob } from "@/components/jobs/JobPanel.tsx";
import type { JobState } from "@/core/contract/job_states.ts";
import type { Job, JobEvent, Progress } from "@/core/contract/jobs.ts";
import { pacePoints } from "@/core/contract/text/pace.ts";

/** What a page shows of a job, as it changes. */
export type LiveJob = ShownJob;

const linesAtMost = 500;

/** A job's present state, kept up to date by the event stream from `cursor` on; also of another one. */
export function useLiveJob(jobId: string, first: LiveJob, cursor: number): LiveJob {
  const [job, setJob] = useState(first);
  useEffect(() => {
    setJob(first);
    return subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        if (event.jobId !== jobId) return;
        setJob((known) => afterEvent(known, event));
        // No event carries the result, which may be long.
        if (event.type === "state" && event.data["state"] === "done") {
          fetchJson<Job>(`/api/v1/jobs/${jobId}`)
            .then(({ result }) => setJob((known) => ({ ...known, result })), () => {});
        }
      },
    });
  }, [jobId]);
  return job;
}

const ends: readonly JobState[] = ["done", "failed", "cancelled"];

/** The job after one more event. */
export function afterEvent(job: LiveJob, { type, data, attempt, at }: JobEvent): LiveJob {
  switch (type) {
    case "state": {
      const state = data["state"] as JobState;
      return {
        ...job,
        attempt,
        state,
        error: (data["error"] ?? null) as LiveJob["error"],
        // What came before says nothing about the pace from here on.
        points: [],
        startedAt: state === "running" ? at : job.startedAt ?? null,
        finishedAt: ends.includes(state) ? at : null,
      };
    }
    case "progress": {
      const progress = data as unknown as Progress;
      const points = [...job.points ?? [], { ...progress, at }].slice(-pacePoints);
      return { ...job, progress, points };
    }
    case "log":
      return { ...job, log: [...job.log, String(data["message"])].slice(-linesAtMost) };
    case "import_report":
      return { ...job, result: data };
    default:
      return job;
  }
}
