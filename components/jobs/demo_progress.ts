import type { JobEvent, Progress } from "@/core/contract/jobs.ts";
import type { DemoStepName } from "@/core/contract/demo_steps.ts";
import type { DemoProgressEvent, DemoStepEvent } from "@/core/contract/overview.ts";

/** How far one step of the demo is; a step without an entry has not begun. */
export interface DemoStep {
  state: "started" | "done";
  /** Once it is done: how long its work took. */
  seconds: number | null;
  progress: Progress | null;
}

/** The steps of one attempt. */
export interface DemoSteps {
  attempt: number;
  steps: Readonly<Partial<Record<DemoStepName, DemoStep>>>;
}

/** The types of events that tell of steps. */
export const demoEventTypes = ["step", "step_progress"] as const;

/** The steps after one more event; a new attempt finds out anew what is done. */
export function afterDemoEvent(known: DemoSteps, { type, data, attempt }: JobEvent): DemoSteps {
  const demo = attempt > known.attempt ? { attempt, steps: {} } : known;
  if (type === "step") {
    const { step, state, seconds = null } = data as unknown as DemoStepEvent;
    return { ...demo, steps: { ...demo.steps, [step]: { state, seconds, progress: null } } };
  }
  if (type !== "step_progress") return demo;
  const { step, phase, done, total, unit } = data as unknown as DemoProgressEvent;
  const progress = { ...(phase !== null && { phase }), done, total, unit };
  return {
    ...demo,
    steps: { ...demo.steps, [step]: { state: "started", seconds: null, progress } },
  };
}
