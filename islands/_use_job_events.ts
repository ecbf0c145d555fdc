import { useEffect, useState } from "preact/hooks";
import type { JobEvent } from "@/core/contract/jobs.ts";
import { subscribe } from "@/web/client/mod.ts";

/** What a job's events make of a first state, kept up to date by the event stream. */
export function useJobEvents<State>(
  { jobId, cursor, first }: { jobId: string; cursor: number; first: State },
  after: (known: State, event: JobEvent) => State,
): State {
  const [state, setState] = useState(first);
  useEffect(() =>
    subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        const event = data as JobEvent;
        if (event.jobId === jobId) setState((known) => after(known, event));
      },
    }), [jobId]);
  return state;
}
