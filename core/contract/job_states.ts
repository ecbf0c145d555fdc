/** The states of a job (DESIGN §3.2). Without zod, so that the browser may have them. */
export const jobStates = [
  "queued",
  "running",
  "pausing",
  "paused",
  "stopping",
  "done",
  "failed",
  "cancelled",
  "interrupted",
] as const;

export type JobState = typeof jobStates[number];

/** States in which something is done or about to be. */
export const activeStates: readonly JobState[] = ["queued", "running", "pausing", "stopping"];

/** States that a job does not leave by itself. */
export const restingStates: readonly JobState[] = [
  "paused",
  "done",
  "failed",
  "cancelled",
  "interrupted",
];
