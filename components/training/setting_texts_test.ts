import assert from "node:assert/strict";
import { hyperparametersSchema, startRunSchema } from "@/core/contract/mod.ts";
import { rangeProblem, settingProblems } from "./setting_texts.ts";

const hyper = hyperparametersSchema.parse({
  learningRate: 2e-4,
  batchSize: 4,
  gradientAccumulation: 2,
  epochs: 3,
  loraRank: 16,
  loraAlpha: 32,
  loraDropout: 0,
  schedule: "cosine",
  warmupRatio: 0.03,
  weightDecay: 0,
  maxLength: 512,
  gradientCheckpointing: true,
  loadIn4bit: false,
});

Deno.test("settingProblems() names every field that is out of its range", () => {
  assert.deepEqual(settingProblems({ hyper, maxSteps: null }, "de"), []);
  const wrong = { hyper: { ...hyper, epochs: -3, learningRate: NaN }, maxSteps: 0 };
  assert.deepEqual(settingProblems(wrong, "de"), [
    { name: "learningRate", text: "Lernrate: 1e-5 bis 1e-3" },
    { name: "epochs", text: "Epochen: 1 bis 20" },
    { name: "maxSteps", text: "Nach so vielen Schritten enden: eine ganze Zahl ab 1, oder leer" },
  ]);
});

Deno.test("rangeProblem() refuses what the start of a run refuses", () => {
  const values = [-3, 0, 1e-5, 0.25, 0.5, 1, 1.5, 20, 21, 64, 4096, 5000, NaN];
  for (const value of values) {
    for (const name of ["learningRate", "epochs", "maxLength", "loraDropout"] as const) {
      const isFine = hyperparametersSchema.shape[name].safeParse(value).success;
      assert.equal(rangeProblem(name, value, "en") === null, isFine, `${name} ${value}`);
    }
    const isFine = startRunSchema.shape.maxSteps.safeParse(value).success;
    assert.equal(rangeProblem("maxSteps", value, "en") === null, isFine, `maxSteps ${value}`);
  }
});
