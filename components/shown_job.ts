import type { JobState, Progress } from "@/core/contract/jobs.ts";
import type { Json } from "@/core/contract/json.ts";

/** What is shown of a job. */
export interface ShownJob {
  state: JobState;
  progress: Progress | null;
  attempt: number;
  error: { code: string; message: string; hint: string } | null;
  /** What came out, once it is done. */
  result?: Json;
  /** Lines for people, oldest first. */
  log: string[];
}
