import type { JobState } from "@/core/contract/job_states.ts";
import type { Job, JobEvent, Progress } from "@/core/contract/jobs.ts";
import { packOf } from "@/core/contract/text/jobs.ts";

/** A job as lists show it. */
export interface ListedJob {
  id: string;
  kind: string;
  /** What an installation installs; null for other kinds. */
  pack: string | null;
  project: { id: string; name: string } | null;
  state: JobState;
  progress: Progress | null;
  error: { code: string; message: string; hint: string } | null;
  isPausable: boolean;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

const ends: readonly JobState[] = ["done", "failed", "cancelled"];

/** Whether an event tells of a job that a list does not show yet. */
export function isNewJob(jobs: readonly ListedJob[], { jobId, type, data }: JobEvent): boolean {
  return type === "state" && data["state"] === "queued" && !jobs.some(({ id }) => id === jobId);
}

/** A job that was just looked up, as lists show it. */
export function asListed(
  job: Pick<Job, "kind" | "params" | "projectId" | "state" | "progress"> & {
    id: string;
    error: ListedJob["error"];
    isPausable: boolean;
    createdAt: string;
    startedAt: string | null;
    finishedAt: string | null;
  },
  projectNames: Readonly<Record<string, string>>,
): ListedJob {
  const { id, kind, params, projectId, state, progress, error, isPausable, ...times } = job;
  const name = projectId === null ? undefined : projectNames[projectId];
  return {
    id,
    kind,
    pack: packOf(params),
    project: projectId !== null && name !== undefined ? { id: projectId, name } : null,
    state,
    progress,
    error,
    isPausable,
    createdAt: times.createdAt,
    startedAt: times.startedAt,
    finishedAt: times.finishedAt,
  };
}

/** The list after one more event; of jobs that are not in it, it tells nothing. */
export function afterListEvent(
  jobs: readonly ListedJob[],
  event: JobEvent,
): readonly ListedJob[] {
  if (!jobs.some(({ id }) => id === event.jobId)) return jobs;
  return jobs.map((job) => job.id === event.jobId ? changed(job, event) : job);
}

function changed(job: ListedJob, { type, data, at }: JobEvent): ListedJob {
  if (type === "progress") return { ...job, progress: data as unknown as Progress };
  if (type !== "state") return job;
  const state = data["state"] as JobState;
  return {
    ...job,
    state,
    error: (data["error"] ?? null) as ListedJob["error"],
    startedAt: state === "running" ? at : job.startedAt,
    finishedAt: ends.includes(state) ? at : null,
  };
}
