import { useEffect, useState } from "preact/hooks";
import {
  afterTrayEvent,
  type Tray,
  type TrayJob,
  trayJob,
  withJob,
} from "@/components/shell/tray_jobs.ts";
import type { Job, JobEvent } from "@/core/contract/jobs.ts";
import { fetchJson, subscribe } from "@/web/client/mod.ts";

/** The jobs under way, kept up to date by the event stream from `cursor` on. */
export function useLiveTray(first: readonly TrayJob[], cursor: number): Tray {
  const [tray, setTray] = useState<Tray>({ jobs: first, news: null, ended: [] });
  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        setTray((known) => afterTrayEvent(known, event));
        // No event tells a job's kind.
        if (isQueued(event)) {
          fetchJson<Job & { isPausable: boolean }>(`/api/v1/jobs/${event.jobId}`)
            .then(
              (job) => setTray((known) => withJob(known, trayJob(job, job.isPausable))),
              () => {},
            );
        }
      },
    }), []);
  return tray;
}

function isQueued({ type, data }: JobEvent): boolean {
  return type === "state" && data["state"] === "queued";
}
