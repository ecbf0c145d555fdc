import type { ShownJob } from "../jobs/shown_job.ts";

/** How far a project's passages can be found by their meaning, as a page meets it. */
export interface Meaning {
  /** The newest job that works it out; null where none ever ran. */
  job: { id: string; first: ShownJob; isPausable: boolean } | null;
  /** `missing`: the built-in embedder is chosen and not installed. */
  embedder: "ready" | "missing";
  /** Whose vectors answer now: those of another embedder do until the chosen one's are whole. */
  answering: "none" | "chosen" | "former";
  /** Up to here, the job shows what happened. */
  cursor: number;
}
