import type { JobState } from "@/core/contract/job_states.ts";

const tones = {
  queued: "plain",
  running: "accent",
  pausing: "accent",
  paused: "warning",
  stopping: "accent",
  done: "good",
  failed: "bad",
  cancelled: "plain",
  interrupted: "warning",
} as const satisfies Record<JobState, string>;

/** The tone of a badge that names a run's state. */
export function stateTone(state: JobState): typeof tones[JobState] {
  return tones[state];
}
