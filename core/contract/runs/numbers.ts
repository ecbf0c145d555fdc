/** The settings that a run's length follows from. */
export interface LengthSettings {
  batchSize: number;
  gradientAccumulation: number;
  epochs: number;
  warmupRatio: number;
}

/** What follows from settings and data; the trainer comes to the same numbers. */
export interface RunNumbers {
  /** The effective batch: rows that one step learns from. */
  rowsPerStep: number;
  stepsPerEpoch: number;
  /** Steps until the run ends. */
  steps: number;
  /** Steps in which the learning rate rises to its peak. */
  warmupSteps: number;
}

/**
 * How many steps a run takes. Cutting it short with `maxSteps` does not change the course of its
 * learning rate, nor the warm-up.
 */
export function runNumbers(
  { batchSize, gradientAccumulation, epochs, warmupRatio }: LengthSettings,
  rows: number,
  maxSteps: number | null = null,
): RunNumbers {
  const rowsPerStep = batchSize * gradientAccumulation;
  const stepsPerEpoch = Math.ceil(rows / rowsPerStep);
  const scheduled = stepsPerEpoch * epochs;
  return {
    rowsPerStep,
    stepsPerEpoch,
    steps: Math.min(scheduled, maxSteps ?? scheduled),
    warmupSteps: warmupRatio > 0 ? Math.max(1, roundHalfToEven(scheduled * warmupRatio)) : 0,
  };
}

/** As Python rounds: a half goes to the even neighbour. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** From least to most. */
export interface Range {
  low: number;
  high: number;
}

/** Tokens that are trained in a second, as far as anybody can know before the start. */
export interface Pace {
  tokensPerS: Range;
  /** Seconds until the first step: libraries and model are loaded. */
  startS: Range;
  /** It was measured in an earlier run with this model on this computer; else it is a rule of thumb. */
  isMeasured: boolean;
}

/** What the expected time rests on. */
export interface Work {
  /** Tokens of all training rows. */
  tokens: number;
  rows: number;
  steps: number;
  rowsPerStep: number;
  gradientCheckpointing: boolean;
}

/** Computing inner values twice costs up to so much. */
const checkpointingCost = 1.4;

/** How many seconds a run will take, from start to end. */
export function expectedSeconds({ tokensPerS, startS }: Pace, work: Work): Range {
  const passes = work.rows === 0 ? 0 : work.steps * work.rowsPerStep / work.rows;
  const tokens = work.tokens * passes;
  const slower = work.gradientCheckpointing ? checkpointingCost : 1;
  return {
    low: startS.low + tokens / tokensPerS.high,
    high: startS.high + slower * tokens / tokensPerS.low,
  };
}
