import type { RunConfig } from "../config/run_config.ts";
import { learningRate, warmupSteps } from "../train/schedule.ts";

/** How many steps; `scheduled` is the whole run, `total` may be cut by `limits.max_steps`. */
export interface Course {
  perEpoch: number;
  scheduled: number;
  total: number;
  warmup: number;
  /** The epochs that are run from a step on, counted from 0, the first and the one after the last. */
  epochsFrom(step: number): { from: number; end: number };
  /** Epochs done after so many steps. */
  epochOf(step: number): number;
  /** The rate of a step, counted from 0: it follows the whole run, also when that is cut short. */
  rateOf(step: number): number;
}

/** The course of a run over so many rows. */
export function courseOf({ hyper, limits }: RunConfig, rows: number): Course {
  const batches = Math.ceil(rows / hyper.batchSize);
  const perEpoch = Math.ceil(batches / hyper.gradientAccumulation);
  const scheduled = perEpoch * hyper.epochs;
  const total = Math.min(scheduled, limits.maxSteps ?? scheduled);
  const warmup = warmupSteps(scheduled, hyper.warmupRatio);
  const { schedule, learningRate: peak } = hyper;
  return {
    perEpoch,
    scheduled,
    total,
    warmup,
    epochsFrom(step) {
      const end = Math.ceil(total / perEpoch);
      return { from: Math.min(end, Math.floor(step / perEpoch)), end };
    },
    epochOf: (step) => Math.round(step / perEpoch * 1e6) / 1e6,
    rateOf: (step) => learningRate(step, { steps: scheduled, peak, schedule, warmup }),
  };
}
