import { type JobEvent, type JobId, restingStates } from "@/core/contract/mod.ts";
import type { JobQueue } from "./job_queue.ts";

/** What is new about a job. */
export interface JobNews {
  events: JobEvent[];
  /** It does nothing by itself any more, and `events` ends with its last event so far. */
  isResting: boolean;
}

/**
 * A job's events after a cursor. While there are none and the job is not at rest, waits for some
 * until `signal` aborts.
 */
export async function jobNews(
  { queue, onEvents }: { queue: JobQueue; onEvents(listener: () => void): () => void },
  { id, cursor, signal }: { id: JobId; cursor: number; signal: AbortSignal },
): Promise<JobNews> {
  while (true) {
    const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
    const unsubscribe = onEvents(wake);
    signal.addEventListener("abort", () => wake(), { once: true });
    try {
      const { state } = await queue.get(id);
      const events = await queue.events(cursor, { jobId: id });
      const isResting = restingStates.includes(state);
      if (events.length > 0 || isResting || signal.aborted) return { events, isResting };
      await woken;
    } finally {
      unsubscribe();
    }
  }
}
