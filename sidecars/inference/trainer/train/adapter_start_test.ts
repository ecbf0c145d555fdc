import assert from "node:assert/strict";
import { startOfMatrix } from "./adapter_start.ts";

const name = "model.layers.0.self_attn.q_proj";

Deno.test("startOfMatrix() is that of the Python engine (its test_data.py has the same bytes)", () => {
  const { buffer } = startOfMatrix({ seed: 7, name, inputs: 3, rank: 2 });
  const bytes = "b464bc3eec6c8b3e2745c23e1a7a0e3ea9d7ffbe1f9ea43e";
  assert.equal(new Uint8Array(buffer).toHex(), bytes);
});

Deno.test("startOfMatrix() is uniform in ±1/√inputs and differs by seed and layer", () => {
  const start = startOfMatrix({ seed: 7, name, inputs: 400, rank: 50 });
  const mean = start.reduce((sum, value) => sum + value, 0) / start.length;
  const square = start.reduce((sum, value) => sum + value * value, 0) / start.length;
  assert.ok(start.every((value) => Math.abs(value) <= 1 / 20));
  assert.ok(Math.abs(mean) < 0.001, `${mean}`);
  assert.ok(Math.abs(square * 1200 - 1) < 0.02, `${square}`);
  assert.notDeepEqual(start, startOfMatrix({ seed: 8, name, inputs: 400, rank: 50 }));
  assert.notDeepEqual(start, startOfMatrix({ seed: 7, name: "other", inputs: 400, rank: 50 }));
});
