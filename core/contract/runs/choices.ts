/** What a person may choose (seed 003, phase 5): sliders and lists take their bounds from here. */
export const hyperChoices = {
  learningRate: { least: 1e-5, most: 1e-3 },
  batchSize: [1, 2, 4, 8, 16],
  gradientAccumulation: [1, 2, 4, 8, 16, 32],
  epochs: { least: 1, most: 20 },
  loraRank: [8, 16, 32, 64],
  loraAlpha: [16, 32, 64],
  loraDropout: { least: 0, most: 0.5 },
  schedule: ["linear", "cosine", "constant"],
  warmupRatio: { least: 0, most: 0.5 },
  weightDecay: { least: 0, most: 0.5 },
  maxLength: { least: 64, most: 4096 },
} as const;

/** Stops of the slider for the learning rate: even steps on a logarithmic scale, rounded to 1, 2, 5 and what lies between. */
export const learningRates = [1e-5, 1e-4].flatMap((decade) =>
  [1, 1.5, 2, 3, 4, 5, 7].map((part) => Number((decade * part).toPrecision(2)))
).concat(1e-3);

/** The stop of the slider that lies nearest to a rate. */
export function nearestRate(rate: number): number {
  const distance = (stop: number) => Math.abs(Math.log(stop / rate));
  return learningRates.reduce((best, stop) => distance(stop) < distance(best) ? stop : best);
}
