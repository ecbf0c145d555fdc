import assert from "node:assert/strict";
import type { Hyperparameters } from "@/core/contract/mod.ts";
import { defaultHyperparameters, defaultsForSize } from "./defaults.ts";
import { loraParameters } from "./lora_parameters.ts";
import { adviseMemory, estimateMemory, type MemoryCase } from "./memory.ts";

const shape = {
  parameters: 134_515_008,
  layers: 30,
  hidden: 576,
  feedForward: 1536,
  keyValue: 192,
  vocabulary: 49152,
};
const usual = defaultsForSize(shape.parameters);

function starter(longestRow: number): MemoryCase {
  return { shape, precision: "float32", longestRow };
}

Deno.test("loraParameters() counts what PEFT counts for SmolLM2 at rank 16", () => {
  assert.equal(loraParameters(shape, 16), 4_884_480);
});

const measured: [batch: 1 | 4, row: number, checkpointing: boolean, gigabytes: number][] = [
  [4, 75, false, 2.05],
  [4, 256, false, 4.55],
  [1, 512, false, 2.7],
  [4, 256, true, 2.7],
];

for (const [batchSize, row, gradientCheckpointing, gigabytes] of measured) {
  Deno.test(`estimateMemory() is near the measured ${gigabytes} GB (${batchSize} x ${row})`, () => {
    const hyper = { ...usual, batchSize, gradientCheckpointing };
    const estimate = estimateMemory(starter(row), hyper) / 1e9;
    assert.ok(Math.abs(estimate / gigabytes - 1) < 0.05, `${estimate} GB`);
  });
}

const measuredNatively: [
  batch: 1 | 2 | 4 | 8 | 16,
  row: number,
  checkpointing: boolean,
  gb: number,
][] = [
  [8, 64, false, 1.131],
  [4, 75, false, 0.916],
  [4, 256, false, 1.818],
  [1, 512, false, 1.364],
  [4, 256, true, 0.888],
  [8, 128, false, 1.712],
  [2, 1024, false, 4.537],
];

for (const [batchSize, row, gradientCheckpointing, gigabytes] of measuredNatively) {
  Deno.test(`estimateMemory() is near the ${gigabytes} GB of our own engine (${batchSize} x ${row})`, () => {
    const hyper = {
      ...usual,
      batchSize,
      gradientCheckpointing,
      loraRank: 16,
      maxLength: 2048,
    } as const;
    const memory = { shape, precision: "q8_0", longestRow: row } as const;
    const estimate = estimateMemory(memory, hyper) / 1e9;
    assert.ok(Math.abs(estimate / gigabytes - 1) < 0.05, `${estimate} GB`);
  });
}

const ladder: [string, Partial<Hyperparameters>, number, Record<string, unknown> | null][] = [
  ["fits", {}, 16e9, null],
  ["a smaller batch", {}, 5e9, { kind: "batch", batchSize: 2, accumulation: 4 }],
  ["checkpointing", { batchSize: 1 }, 2.5e9, { kind: "checkpointing" }],
  ["shorter rows", { batchSize: 1, gradientCheckpointing: true }, 1.5e9, {
    kind: "rows",
    maxLength: 256,
  }],
  ["another model", { batchSize: 1, gradientCheckpointing: true }, 1e9, { kind: "model" }],
];

for (const [what, changes, availableBytes, expected] of ladder) {
  Deno.test(`adviseMemory() advises the mildest change: ${what}`, () => {
    const memory = starter(512);
    const hyper = { ...usual, ...changes };
    const advice = adviseMemory(memory, hyper, { availableBytes, hasFailed: false });
    const { bytes = 0, ...rest } = advice ?? {};
    assert.deepEqual(advice && rest, expected);
    if (expected && expected.kind !== "model") assert.ok(bytes <= availableBytes);
  });
}

Deno.test("adviseMemory() has advice for a run that failed although it should have fitted", () => {
  const advice = adviseMemory(starter(64), usual, { availableBytes: 1e12, hasFailed: true });
  assert.deepEqual([advice?.kind, advice?.kind === "batch" && advice.batchSize], ["batch", 4]);
});

Deno.test("defaultHyperparameters() makes the batch fit and keeps the rows of an update", () => {
  const { batchSize, gradientAccumulation } = defaultHyperparameters(starter(512), {
    availableBytes: 6e9,
  });
  assert.deepEqual([batchSize, gradientAccumulation], [2, 4]);
  assert.equal(defaultHyperparameters(starter(90), { availableBytes: 16e9 }).batchSize, 8);
  assert.equal(
    defaultHyperparameters(starter(512), { availableBytes: 2e9 }).gradientCheckpointing,
    true,
  );
});

Deno.test("defaultsForSize() lowers rate and passes as models grow", () => {
  const lines = [135e6, 360e6, 1e9, 3e9, 8e9].map(defaultsForSize);
  assert.deepEqual(lines.map(({ learningRate }) => learningRate), [1e-3, 5e-4, 3e-4, 2e-4, 1e-4]);
  assert.deepEqual(lines.map(({ epochs }) => epochs), [6, 5, 4, 3, 3]);
});
