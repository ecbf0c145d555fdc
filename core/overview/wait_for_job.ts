import { AppError, type DemoStepName, type Job, type JobId } from "@/core/contract/mod.ts";
import type { DemoQueue } from "./ports.ts";

/** Whom to tell what, and when to stop waiting. */
export interface WaitOptions {
  step: DemoStepName;
  signal: AbortSignal;
  /** Hears of each change of the job's progress. */
  onProgress(progress: NonNullable<Job["progress"]>): void;
}

/** Whether a job did its work or still may. */
export function isOfUse({ state }: Job): boolean {
  return state !== "failed" && state !== "cancelled";
}

/** A job that kills its worker every time must not do so for ever. */
const resumesAtMost = 3;

/**
 * Waits until a job is done. One that was interrupted is resumed; one that a person paused is waited
 * for; of a cancelled demo the job is cancelled as well.
 *
 * @throws {AppError} the job's own error, or `demo_step_stopped` when somebody ended it.
 */
export async function waitForJob(
  queue: DemoQueue,
  id: JobId,
  { step, signal, onProgress }: WaitOptions,
): Promise<Job> {
  let told = "";
  let resumes = 0;
  while (true) {
    using news = nextNews(queue, signal);
    const job = await queue.get(id);
    const progress = JSON.stringify(job.progress);
    if (job.progress && progress !== told) onProgress(job.progress);
    told = progress;
    if (job.state === "done") return job;
    if (job.state === "failed" && job.error) throw new AppError(job.error.code, job.error.params);
    if (job.state === "failed" || job.state === "cancelled" || resumes > resumesAtMost) {
      throw new AppError("demo_step_stopped", {
        step: { key: `overview.demo.${step}` },
        state: { key: `state.${job.state}` },
      });
    }
    if (job.state === "interrupted") {
      resumes++;
      await queue.resume(id);
    }
    await news.come;
    if (!signal.aborted) continue;
    if (signal.reason === "cancel") await queue.cancel(id).catch(() => {});
    throw signal.reason;
  }
}

/** Listens from now on, so that nothing is missed between looking and waiting. */
function nextNews(queue: DemoQueue, signal: AbortSignal) {
  const { promise: come, resolve } = Promise.withResolvers<void>();
  const end = queue.onEvents(resolve);
  const onAbort = () => resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) resolve();
  return {
    come,
    [Symbol.dispose]() {
      end();
      signal.removeEventListener("abort", onAbort);
    },
  };
}
