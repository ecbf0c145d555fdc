import { type JobState, restingStates } from "@/core/contract/job_states.ts";
import type { Job, JobEvent, Progress } from "@/core/contract/jobs.ts";
import { packOf } from "@/core/contract/text/jobs.ts";
import { paceOf, pacePoints, type ProgressPoint } from "@/core/contract/text/pace.ts";

/** A job as the tray shows it. */
export interface TrayJob {
  id: string;
  kind: string;
  /** What an installation installs; null for other kinds. */
  pack: string | null;
  state: JobState;
  progress: Progress | null;
  /** What was heard of its progress on this page, of which its pace is told. */
  points: readonly ProgressPoint[];
  isPausable: boolean;
}

/** The jobs that are under way, oldest first, and what has just happened. */
export interface Tray {
  jobs: readonly TrayJob[];
  /** The last job that began or ended, for those who hear the page; null when nothing did. */
  news: Pick<TrayJob, "kind" | "pack" | "state"> | null;
  /** Jobs that ended lately: looking one up may take longer than its work. */
  ended: readonly string[];
}

const endedAtMost = 100;

/** The tray with a job that was just looked up; one that has ended meanwhile stays away. */
export function withJob(tray: Tray, job: TrayJob): Tray {
  const isKnown = tray.ended.includes(job.id) || tray.jobs.some(({ id }) => id === job.id);
  if (isKnown || restingStates.includes(job.state)) return tray;
  return { ...tray, jobs: [...tray.jobs, job], news: job };
}

/** What the tray needs of a job. */
export function trayJob(
  { id, kind, params, state, progress }: Pick<
    Job,
    "id" | "kind" | "params" | "state" | "progress"
  >,
  isPausable: boolean,
): TrayJob {
  return { id, kind, pack: packOf(params), state, progress, points: [], isPausable };
}

/** How far a running job is, from 0 to 1, and how many seconds it still takes; null: unknown. */
export function trayFigures({ state, progress, points }: TrayJob) {
  if (state !== "running") return { share: null, remaining: null };
  return {
    share: progress?.total ? progress.done / progress.total : null,
    remaining: paceOf(points)?.remaining ?? null,
  };
}

/** The tray after one more event. */
export function afterTrayEvent(tray: Tray, { jobId, type, data, at }: JobEvent): Tray {
  if (type === "progress") return advanced(tray, jobId, { ...data as unknown as Progress, at });
  if (type !== "state") return tray;
  const state = data["state"] as JobState;
  if (restingStates.includes(state)) return ended(tray, jobId, state);
  const isBack = { ...tray, ended: tray.ended.filter((id) => id !== jobId) };
  // What came before says nothing about the pace from here on.
  return changed(isBack, jobId, { state, points: [] });
}

function advanced(tray: Tray, jobId: string, { at, ...progress }: Progress & { at: string }): Tray {
  const known = tray.jobs.find(({ id }) => id === jobId)?.points ?? [];
  const points = [...known, { ...progress, at }].slice(-pacePoints);
  return changed(tray, jobId, { progress, points });
}

function changed(tray: Tray, jobId: string, change: Partial<TrayJob>): Tray {
  const jobs = tray.jobs.map((job) => job.id === jobId ? { ...job, ...change } : job);
  return { ...tray, jobs };
}

function ended(tray: Tray, jobId: string, state: JobState): Tray {
  const job = tray.jobs.find(({ id }) => id === jobId);
  return {
    ...tray,
    jobs: tray.jobs.filter((each) => each !== job),
    news: job ? { ...job, state } : tray.news,
    ended: [...tray.ended, jobId].slice(-endedAtMost),
  };
}
