import { useEffect, useState } from "preact/hooks";
import { afterDemoEvent, type DemoSteps } from "@/components/jobs/demo_progress.ts";
import type { JobEvent } from "@/core/contract/jobs.ts";
import { subscribe } from "@/web/client/mod.ts";

/** The demo's steps, kept up to date by the event stream from `cursor` on. */
export function useLiveDemo(jobId: string, first: DemoSteps, cursor: number): DemoSteps {
  const [demo, setDemo] = useState(first);
  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        if (event.jobId === jobId) setDemo((known) => afterDemoEvent(known, event));
      },
    }), [jobId]);
  return demo;
}
