import assert from "node:assert/strict";
import { hyperparametersSchema } from "../training.ts";
import { learningRates, nearestRate } from "./choices.ts";
import { presetNames, presetOf, withPreset } from "./presets.ts";

const balanced = hyperparametersSchema.parse({
  learningRate: 1e-3,
  batchSize: 8,
  gradientAccumulation: 1,
  epochs: 6,
  loraRank: 16,
  loraAlpha: 32,
  loraDropout: 0,
  schedule: "linear",
  warmupRatio: 0.05,
  weightDecay: 0,
  maxLength: 512,
  gradientCheckpointing: false,
  loadIn4bit: false,
});

Deno.test("withPreset() goes from a short run to a long one, and only to what may be chosen", () => {
  const epochs = presetNames.map((name) => withPreset(name, balanced).hyper.epochs);
  assert.deepEqual(epochs, [2, 6, 9]);
  for (const most of [1, 3, 20]) {
    const extreme = { ...balanced, epochs: most, loraRank: 64, loraAlpha: 64 } as const;
    for (const name of presetNames) {
      const { hyper, maxSteps } = withPreset(name, extreme);
      assert.ok(hyperparametersSchema.safeParse(hyper).success, `${name} of ${most}`);
      assert.equal(maxSteps === null, name !== "quick");
    }
  }
});

Deno.test("presetOf() names the preset until a person changes a setting", () => {
  for (const name of presetNames) {
    assert.equal(presetOf(withPreset(name, balanced), balanced), name);
  }
  const changed = { hyper: { ...balanced, learningRate: 2e-4 }, maxSteps: null };
  assert.equal(presetOf(changed, balanced), null);
  assert.equal(presetOf({ hyper: balanced, maxSteps: 10 }, balanced), null);
});

Deno.test("learningRates run from the least to the most in growing steps", () => {
  assert.deepEqual([learningRates[0], learningRates.at(-1)], [1e-5, 1e-3]);
  assert.ok(learningRates.includes(2e-4));
  assert.deepEqual(learningRates, learningRates.toSorted((a, b) => a - b));
  assert.deepEqual([nearestRate(2.1e-4), nearestRate(5e-3), nearestRate(1e-9)], [2e-4, 1e-3, 1e-5]);
});
