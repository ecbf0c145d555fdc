import type { JobEvent } from "@/core/contract/mod.ts";
import type { EventFilter } from "./event_log.ts";
import type { JobQueue } from "./job_queue.ts";

/** Where a feed reads from: the stored events, and a way to hear of new ones. */
export interface EventFeedDeps {
  queue: JobQueue;
  onEvents(listener: () => void): () => void;
}

/**
 * All events after a cursor, and then every new one, until the signal aborts. The database is the
 * truth; a listener's call only says that it is worth looking, so that nothing is lost or doubled.
 */
export async function* eventFeed(
  { queue, onEvents }: EventFeedDeps,
  { cursor, filter, signal }: { cursor: number; filter: EventFilter; signal: AbortSignal },
): AsyncGenerator<JobEvent> {
  let last = cursor;
  let woken = Promise.withResolvers<void>();
  const unsubscribe = onEvents(() => woken.resolve());
  const abort = () => woken.resolve();
  signal.addEventListener("abort", abort);
  try {
    while (!signal.aborted) {
      woken = Promise.withResolvers<void>();
      const events = await queue.events(last, filter);
      for (const event of events) {
        last = event.id;
        yield event;
      }
      if (events.length === 0) await woken.promise;
    }
  } finally {
    unsubscribe();
    signal.removeEventListener("abort", abort);
  }
}
