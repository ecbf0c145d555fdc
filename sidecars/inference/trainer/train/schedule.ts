/** How the learning rate falls after the warm-up. */
export type Schedule = "linear" | "cosine" | "constant";

/** Steps of linear warm-up; at least one when a ratio is given. */
export function warmupSteps(steps: number, ratio: number): number {
  return ratio > 0 ? Math.max(1, roundToEven(steps * ratio)) : 0;
}

/** Halves go to the even neighbour, as in the Python engine. */
function roundToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** The rate of a step, counted from 0, as a pure function of it. */
export function learningRate(
  step: number,
  { steps, peak, schedule, warmup }: {
    steps: number;
    peak: number;
    schedule: Schedule;
    warmup: number;
  },
): number {
  if (step < warmup) return peak * (step + 1) / warmup;
  const done = (step - warmup) / Math.max(1, steps - warmup);
  if (schedule === "constant") return peak;
  if (schedule === "cosine") return peak * 0.5 * (1 + Math.cos(Math.PI * done));
  return peak * (1 - done);
}
