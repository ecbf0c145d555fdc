import type { StopReason } from "./kind.ts";

/** A job's work under way somewhere else, usually in a Deno worker. */
export interface LaunchedJob {
  /** Asks the work to save and end. */
  stop(reason: StopReason): void;
  /** Ends it at once. */
  kill(): void;
  /** Settles when the work has ended, well or not; never rejects. */
  ended: Promise<void>;
}

/** What the work is told, and what it may tell. */
export interface LaunchRequest {
  jobId: string;
  leaseToken: string;
  /** New events are in the database. */
  onEvents(): void;
}

/** Starts a job's work; the queue does not know where. */
export type Launch = (request: LaunchRequest) => LaunchedJob;
