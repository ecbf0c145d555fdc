import type { JobState } from "@/core/contract/job_states.ts";
import type { Progress } from "@/core/contract/jobs.ts";
import type { Json } from "@/core/contract/json.ts";
import type { ProgressPoint } from "@/core/contract/text/pace.ts";

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
  /** How far it was lately, in its present attempt: its pace follows from them. */
  points?: readonly ProgressPoint[];
  startedAt?: string | null;
  finishedAt?: string | null;
}
