import type { JobId } from "@/core/contract/mod.ts";
import type { TrainingJobs } from "./deps.ts";
import { metricEventTypes, nothingSeen, type Seen, take } from "./gather.ts";

/** So many runs are kept at hand; a page follows one, a list looks at some. */
const runsAtMost = 24;

const eventsAtOnce = 1000;

/**
 * Answers what a run's events tell. Only events that are new since the last time are read, because a
 * run's page asks again and again while the run adds to them.
 */
export function followRuns(jobs: Pick<TrainingJobs, "events">): (jobId: JobId) => Promise<Seen> {
  const known = new Map<JobId, { seen: Seen; reading: Promise<void> }>();

  async function readNewer(jobId: JobId, seen: Seen): Promise<void> {
    for (;;) {
      const filter = { jobId, types: metricEventTypes, limit: eventsAtOnce };
      const events = await jobs.events(seen.cursor, filter);
      for (const event of events) take(seen, event);
      if (events.length < eventsAtOnce) return;
    }
  }

  return async (jobId) => {
    const run = known.get(jobId) ?? { seen: nothingSeen(), reading: Promise.resolve() };
    // Moved to the end: the first is the one that nobody asked for longest.
    known.delete(jobId);
    known.set(jobId, run);
    if (known.size > runsAtMost) known.delete(known.keys().next().value!);
    // One after the other, so that no event is taken twice.
    run.reading = run.reading.catch(() => {}).then(() => readNewer(jobId, run.seen));
    await run.reading;
    return run.seen;
  };
}
