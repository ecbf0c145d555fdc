import {
  type DemoProgressEvent,
  type DemoStepEvent,
  type DemoStepName,
  demoSteps,
  type Job,
} from "@/core/contract/mod.ts";
import type { JobContext } from "@/core/jobs/mod.ts";
import type { Clock } from "@/core/system/mod.ts";

/** What the work of a step is given. */
export interface StepContext {
  step: DemoStepName;
  /** Aborts when the demo does, or when another step failed. */
  signal: AbortSignal;
  onProgress(progress: NonNullable<Job["progress"]>): void;
  /** States how long a job of this step ran; else the step's own time counts. */
  took(job: Job): void;
}

/** Steps that may run at the same time, each after those that it needs. */
export interface Steps {
  /** Starts a step's work as soon as all that it needs is there. */
  start<T>(
    step: DemoStepName,
    needs: readonly Promise<unknown>[],
    work: (context: StepContext) => Promise<T>,
  ): Promise<T>;
  /** Waits for all; the first failure stops the others and is thrown. */
  all(): Promise<void>;
  /** Seconds of each step that is done, in the order of `demoSteps`. */
  times(): { step: DemoStepName; seconds: number }[];
}

/** Builds the steps of one attempt, which tell the demo's job how far they are. */
export function createSteps(
  { emit, progress, signal }: Pick<JobContext, "emit" | "progress" | "signal">,
  clock: Clock,
): Steps {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const seconds = new Map<DemoStepName, number>();
  const started: Promise<unknown>[] = [];
  const tell = (event: DemoStepEvent) => emit("step", { ...event });
  const tellCount = () =>
    progress({
      phase: "overview.demo.title",
      done: seconds.size,
      total: demoSteps.length,
      unit: "steps",
    });

  async function run<T>(
    step: DemoStepName,
    needs: readonly Promise<unknown>[],
    work: (context: StepContext) => Promise<T>,
  ): Promise<T> {
    await Promise.all(needs);
    either.throwIfAborted();
    tell({ step, state: "started" });
    const before = clock.now().getTime();
    let jobMs: number | null = null;
    const result = await work({
      step,
      signal: either,
      onProgress: (told) => emit("step_progress", { ...progressEvent(step, told) }),
      took: (job) => jobMs = (jobMs ?? 0) + runningMs(job),
    });
    const took = (jobMs ?? clock.now().getTime() - before) / 1000;
    seconds.set(step, took);
    tell({ step, state: "done", seconds: took });
    tellCount();
    return result;
  }

  return {
    start(step, needs, work) {
      const done = run(step, needs, work);
      done.catch((error) => failed.abort(error));
      started.push(done);
      return done;
    },
    async all() {
      tellCount();
      await Promise.allSettled(started);
      signal.throwIfAborted();
      failed.signal.throwIfAborted();
    },
    times: () =>
      demoSteps.flatMap((step) => {
        const took = seconds.get(step);
        return took === undefined ? [] : [{ step, seconds: took }];
      }),
  };
}

function progressEvent(
  step: DemoStepName,
  { phase = null, done, total, unit }: Omit<NonNullable<Job["progress"]>, "phase"> & {
    phase?: string | null;
  },
): DemoProgressEvent {
  return { step, phase, done, total, unit };
}

/** From the start of the work to its end; it may have ended before this attempt. */
function runningMs({ startedAt, finishedAt }: Job): number {
  return startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : 0;
}
