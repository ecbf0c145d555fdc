import assert from "node:assert/strict";
import { decodeFloats, encodeFloats, type FloatForm } from "./floats.ts";

const through = (values: number[], form: FloatForm) => [
  ...decodeFloats(encodeFloats(Float32Array.from(values), form), form),
];

Deno.test("encodeFloats() keeps what a form can hold", () => {
  const values = [0, -0, 1, -1.5, 65504, 2 ** -14, Infinity, -Infinity];
  for (const form of ["F32", "F16"] as const) assert.deepEqual(through(values, form), values);
  const coarse = [0, -0, 1, -1.5, 2 ** 100, -(2 ** -126), Infinity, -Infinity];
  assert.deepEqual(through(coarse, "BF16"), coarse);
});

Deno.test("encodeFloats() rounds to the nearest, ties to the even one", () => {
  assert.deepEqual(through([1 + 2 ** -8, 1 + 3 * 2 ** -8, 1 + 2 ** -8 + 2 ** -20], "BF16"), [
    1,
    1 + 2 ** -6,
    1 + 2 ** -7,
  ]);
  assert.deepEqual(through([1 + 2 ** -11, 1 + 3 * 2 ** -11], "F16"), [1, 1 + 2 ** -9]);
  assert.deepEqual(through([70000], "F16"), [Infinity]);
});

Deno.test("encodeFloats() keeps no number no number", () => {
  const nan = new Float32Array(new Uint32Array([0x7f800001, 0xffffffff]).buffer);
  for (const form of ["F16", "BF16"] as const) {
    const back = decodeFloats(encodeFloats(nan, form), form);
    assert.ok(back.every(Number.isNaN), form);
  }
});

Deno.test("decodeFloats() reads from any place", () => {
  const bytes = new Uint8Array([9, ...encodeFloats(Float32Array.of(3.25), "F32")]);
  assert.deepEqual([...decodeFloats(bytes.subarray(1), "F32")], [3.25]);
});
