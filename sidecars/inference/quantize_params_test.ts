import assert from "node:assert/strict";
import { checkLayout, setParams } from "./quantize_params.ts";

/** The bytes that llama.cpp v0.4.0 fills the struct with. */
function knownDefaults(): Uint8Array {
  const view = new DataView(new ArrayBuffer(64));
  view.setInt32(4, 7, true);
  view.setInt32(8, 43, true);
  view.setInt32(12, 43, true);
  view.setUint8(17, 1);
  view.setBigUint64(56, 0x200000000n, true);
  return new Uint8Array(view.buffer);
}

/** Bytes between the flags and the pointers, which nobody sets. */
const padding = [22, 23];

Deno.test("checkLayout() accepts the known defaults and nothing that differs in any field", () => {
  checkLayout(knownDefaults());
  for (let place = 0; place < 64; place++) {
    if (padding.includes(place)) continue;
    const changed = knownDefaults();
    changed[place] = (changed[place] ?? 0) ^ 1;
    assert.throws(() => checkLayout(changed), /interface has changed/, `byte ${place}`);
  }
  for (const length of [0, 56, 72]) assert.throws(() => checkLayout(new Uint8Array(length)));
});

Deno.test("setParams() changes threads, type and requantising only", () => {
  const params = knownDefaults();
  setParams(params, { threads: 3, type: "q4_k_m", allowRequantize: true });
  const expected = knownDefaults();
  expected[0] = 3;
  expected[4] = 15;
  expected[16] = 1;
  assert.deepEqual(params, expected);
});
