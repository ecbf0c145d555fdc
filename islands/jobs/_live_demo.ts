import { afterDemoEvent, type DemoSteps } from "@/components/jobs/demo_progress.ts";
import { useJobEvents } from "../_use_job_events.ts";

/** The demo's steps, kept up to date by the event stream from `cursor` on. */
export function useLiveDemo(jobId: string, first: DemoSteps, cursor: number): DemoSteps {
  return useJobEvents({ jobId, cursor, first }, afterDemoEvent);
}
