import { remainingRange } from "@/core/contract/text/pace.ts";

/** When so many steps were known to be done; times in milliseconds. */
export interface StepTime {
  step: number;
  atMs: number;
}

/** So many of the last intervals count: enough to even out, few enough to follow a change. */
const intervals = 30;

/** With fewer there is nothing to even out. */
const leastIntervals = 3;

/**
 * How many seconds the remaining steps will take, as a range: the lower and the upper quartile of
 * the recent seconds per step. Null while too little is known; intervals in which the clock stood
 * still or went back do not count.
 */
export function estimateRemaining(
  times: readonly StepTime[],
  totalSteps: number,
): { low: number; high: number } | null {
  const perStep: number[] = [];
  for (let i = Math.max(1, times.length - intervals); i < times.length; i++) {
    const [before, after] = [times[i - 1]!, times[i]!];
    const steps = after.step - before.step;
    const ms = after.atMs - before.atMs;
    if (steps > 0 && ms > 0) perStep.push(ms / steps / 1000);
  }
  if (perStep.length < leastIntervals) return null;
  return remainingRange(perStep, Math.max(0, totalSteps - times.at(-1)!.step));
}
