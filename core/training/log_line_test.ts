import assert from "node:assert/strict";
import { datedLine, logLine } from "./log_line.ts";

Deno.test("logLine() writes what often comes in few words, and all of the rest", () => {
  const step = {
    type: "step",
    step: 3,
    epoch: 0.1,
    loss: 1.23456,
    learning_rate: 1e-3,
    grad_norm: null,
    tokens: 9,
    tokens_per_s: 81.7,
    memory_bytes: null,
  } as const;
  assert.equal(logLine(step), "step 3 loss 1.2346 lr 1.00e-3 82 tok/s");
  assert.equal(logLine({ ...step, tokens_per_s: null }), "step 3 loss 1.2346 lr 1.00e-3");
  const error = { type: "error", code: "disk_full", message: "m", advice: "a" } as const;
  assert.deepEqual(JSON.parse(logLine(error)), error);
});

Deno.test("datedLine() begins with the time in UTC", () => {
  const at = new Date("2026-01-02T03:04:05.678+01:00");
  assert.equal(datedLine("x", at), "2026-01-02T02:04:05Z x");
});
