import { useEffect, useRef, useState } from "preact/hooks";
import type { JobEvent } from "@/core/contract/jobs.ts";
import type { ShownPlan } from "@/core/contract/run_plan.ts";
import { fetchJson, RequestError, subscribe } from "@/web/client/mod.ts";
import type { EnteredSettings } from "./_entered_settings.ts";

/** The checks are made again so long after the last change of a setting. */
const settledMs = 300;
/** A check that takes seconds is looked after this often. */
const lookAgainMs = 2000;

/** The plan of a run while its settings are changed. */
export interface LivePlan {
  plan: ShownPlan;
  /** Null while no model is chosen. */
  entered: EnteredSettings | null;
  /** Why the checks could not be made again. */
  failure: RequestError | null;
  setEntered(entered: EnteredSettings): void;
  /** Makes the checks again. */
  ask(): void;
}

/**
 * What the settings lead to: the numbers follow at once in the browser, the checks come from the
 * server, also when a job such as an installation has ended.
 */
export function usePlan({ projectId, first, maxSteps, cursor }: {
  projectId: string;
  first: ShownPlan;
  maxSteps: number | null;
  cursor: number;
}): LivePlan {
  const [plan, setPlan] = useState(first);
  const [failure, setFailure] = useState<RequestError | null>(null);
  const [entered, setEntered] = useState(
    first.hyper && { hyper: first.hyper, maxSteps, engine: first.engine },
  );
  const latest = useRef(entered);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asking = useRef<AbortController | null>(null);
  latest.current = entered;

  async function fetchPlan(): Promise<void> {
    asking.current?.abort();
    const { signal } = asking.current = new AbortController();
    const { hyper, maxSteps, engine } = latest.current ?? {};
    try {
      const url = `/api/v1/projects/${projectId}/runs/plan?quick=true`;
      const body = {
        ...(hyper && { hyper }),
        ...(maxSteps && { maxSteps }),
        ...(engine && { engine }),
      };
      const next = await fetchJson<ShownPlan>(url, { method: "POST", body, signal });
      setPlan(next);
      setFailure(null);
      if (next.isTesting) askIn(lookAgainMs);
    } catch (error) {
      // What is out of range is said at its field.
      if (error instanceof RequestError && error.code !== "bad_input") setFailure(error);
    }
  }

  function askIn(ms: number): void {
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = setTimeout(() => void fetchPlan(), ms);
  }

  useEffect(() => {
    if (first.isTesting) askIn(lookAgainMs);
    const unsubscribe = subscribe({
      url: "/api/v1/events",
      after: cursor,
      onEvent(data) {
        if ((data as JobEvent).type === "state") askIn(settledMs);
      },
    });
    return () => {
      unsubscribe();
      asking.current?.abort();
      if (waiting.current !== null) clearTimeout(waiting.current);
    };
  }, []);

  return {
    plan,
    entered,
    failure,
    setEntered(next) {
      setEntered(next);
      askIn(settledMs);
    },
    ask: () => askIn(0),
  };
}
