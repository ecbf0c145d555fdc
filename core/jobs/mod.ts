export type { EventFilter, LogPage } from "./event_log.ts";
export { createJobsPart } from "./jobs_part.ts";
export type { JobQueue } from "./job_queue.ts";
export { createJobQueue, createJobs, type JobControl, type Jobs } from "./jobs.ts";
export {
  type AnyJobKind,
  type JobContext,
  type JobKind,
  jobKind,
  type StopReason,
  stopReasons,
} from "./kind.ts";
export type { Launch, LaunchedJob, LaunchRequest } from "./launcher.ts";
export type { JobNews } from "./news.ts";
export { type JobFilter, type KindTable, kindTable, type NewJob } from "./queue.ts";
export { runJob, type RunJobDeps } from "./run_job.ts";
