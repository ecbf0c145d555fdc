import assert from "node:assert/strict";
import { memoryToRun } from "./memory_to_run.ts";

/** The starter model. */
const shape = {
  parameters: 134_515_008,
  layers: 30,
  hidden: 576,
  feedForward: 1536,
  keyValue: 192,
  vocabulary: 49_152,
};

Deno.test("memoryToRun() adds what llama.cpp reports for cache and buffer", () => {
  const at512 = memoryToRun({ sizeBytes: 0, shape }, 512);
  const at1024 = memoryToRun({ sizeBytes: 0, shape }, 1024);
  assert.equal(at1024 - at512, 11.25 * 1024 ** 2);
  assert.ok(Math.abs(at512 - 120e6 - (11.25 + 98.25) * 1024 ** 2) < 3 * 1024 ** 2);
  assert.equal(memoryToRun({ sizeBytes: 1000, shape }, 512) - at512, 1000);
});
