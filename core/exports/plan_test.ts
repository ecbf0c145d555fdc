import assert from "node:assert/strict";
import { bytesNeeded, planFor } from "./plan.ts";

const size = { parameters: 135e6, adapterBytes: 20e6 };

Deno.test("planFor() makes f16 for what is quantised and starts the engine once", () => {
  assert.deepEqual(planFor(["adapter", "gguf-q8_0", "adapter-gguf"]), {
    copiesAdapter: true,
    convert: ["adapter-gguf", "gguf-f16"],
    quantize: ["gguf-q8_0"],
  });
  assert.deepEqual(planFor(["adapter"]), { copiesAdapter: true, convert: [], quantize: [] });
});

Deno.test("bytesNeeded() covers what was measured for the starter model", () => {
  // reference/engines.md §5: f16 271, q8_0 145, q4_k_m 105 MB for 135M weights; merged is f16.
  const measured = { "merged": 271e6, "gguf-f16": 271e6, "gguf-q8_0": 145e6, "gguf-q4_k_m": 105e6 };
  const all = Object.values(measured).reduce((sum, bytes) => sum + bytes);
  const needed = bytesNeeded(["merged", "gguf-f16", "gguf-q8_0", "gguf-q4_k_m"], size);
  assert.ok(needed >= all && needed < all * 1.2, String(needed));
});

Deno.test("bytesNeeded() asks little for an adapter", () => {
  assert.ok(bytesNeeded(["adapter"], size) < 100e6);
});
