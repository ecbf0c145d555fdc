import type { Job, JobId } from "@/core/contract/mod.ts";
import type { App } from "@/define.ts";
import { afterDemoEvent, demoEventTypes, type DemoSteps } from "@/components/jobs/demo_progress.ts";

/** More than a step tells while another one is silent. */
const eventsOfEachType = 1000;

/** How far the steps of the demo's present attempt are, from its stored events up to `cursor`. */
export async function demoSteps(
  { jobs }: Pick<App, "jobs">,
  id: JobId,
  { job, cursor }: { job: Pick<Job, "attempt">; cursor: number },
): Promise<DemoSteps> {
  const stored = await Promise.all(
    demoEventTypes.map((type) => jobs.lastEvents(id, { type, limit: eventsOfEachType })),
  );
  return stored.flat()
    .filter((event) => event.id <= cursor && event.attempt === job.attempt)
    .toSorted((a, b) => a.id - b.id)
    .reduce(afterDemoEvent, { attempt: job.attempt, steps: {} });
}
