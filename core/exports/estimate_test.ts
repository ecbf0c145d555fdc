import assert from "node:assert/strict";
import { pace, packsFor, sizeOf, usualSeconds } from "./estimate.ts";

const starter = { parameters: 134515008, width: 576, adapterBytes: 19594170 };

Deno.test("sizeOf() is near what was measured for the starter model", () => {
  const measured = {
    "adapter": 19594170,
    "gguf-f16": 271e6,
    "gguf-q8_0": 144810816,
    "gguf-q4_k_m": 105e6,
  } as const;
  for (const [form, bytes] of Object.entries(measured)) {
    const ratio = sizeOf(form as keyof typeof measured, starter) / bytes;
    assert.ok(ratio > 0.95 && ratio < 1.05, `${form}: ${ratio}`);
  }
});

Deno.test("sizeOf() knows that wide models fit q4_k_m better", () => {
  const wide = { parameters: 7.6e9, width: 3584, adapterBytes: 80e6 };
  // Qwen2.5-7B-Instruct-q4_k_m.gguf is 4.68 GB.
  assert.ok(Math.abs(sizeOf("gguf-q4_k_m", wide) / 4.68e9 - 1) < 0.05);
});

Deno.test("packsFor() names what makes a form", () => {
  const starter = { kind: "gguf", family: "smollm2" } as const;
  const folder = { kind: "safetensors", family: "smollm2" } as const;
  assert.deepEqual(packsFor("merged", { ...starter, family: "gemma3" }), ["trainer-python"]);
  assert.deepEqual(packsFor("gguf-f16", { ...starter, family: "gemma3" }), ["inference"]);
  assert.deepEqual(packsFor("adapter", starter), []);
  assert.deepEqual(packsFor("merged", starter), ["inference"]);
  assert.deepEqual(packsFor("merged", folder), ["trainer-python"]);
  assert.deepEqual(packsFor("gguf-q4_k_m", starter), ["inference"]);
  assert.deepEqual(packsFor("gguf-q4_k_m", folder), ["trainer-python", "inference"]);
});

Deno.test("pace() follows what exports took on this computer", () => {
  const usual = usualSeconds(["gguf-q8_0"], 135e6);
  const wide = pace([], 135e6);
  assert.ok(wide.low < 1 && wide.high > 1);
  const slow = pace([{ forms: ["gguf-q8_0"], seconds: usual * 3 }], 135e6);
  assert.ok(slow.low > 2 && slow.low < 3 && slow.high > 3 && slow.high < 5);
});
