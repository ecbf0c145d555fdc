import type { Job, JobEvent, JobId } from "@/core/contract/mod.ts";
import type { EventFilter } from "./event_log.ts";
import type { JobFilter, NewJob } from "./queue.ts";

/** Long work as everybody sees it: put it in, look at it, go on with it. */
export interface JobQueue {
  enqueue(job: NewJob): Promise<Job>;
  get(id: JobId): Promise<Job>;
  list(filter?: JobFilter): Promise<Job[]>;
  events(cursor: number, filter?: EventFilter): Promise<JobEvent[]>;
  lastEvents(id: JobId, options: { type: string; limit?: number }): Promise<JobEvent[]>;
  latestCursor(): Promise<number>;
  /** Goes on with a job that is paused, interrupted, failed or cancelled. */
  resume(id: JobId): Promise<Job>;
}
