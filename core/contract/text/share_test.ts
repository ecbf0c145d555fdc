import assert from "node:assert/strict";
import { percentText, shareOf } from "./share.ts";

Deno.test("shareOf() gives Wilson's interval", () => {
  const { value, low, high } = shareOf(43, 50);
  assert.equal(value, 0.86);
  assert.ok(Math.abs(low - 0.7381) < 0.0001, String(low));
  assert.ok(Math.abs(high - 0.9305) < 0.0001, String(high));
});

Deno.test("shareOf() stays within 0 and 1, and says nothing without cases", () => {
  assert.equal(shareOf(0, 50).low, 0);
  assert.ok(Math.abs(shareOf(50, 50).high - 1) < 1e-9);
  assert.deepEqual(shareOf(0, 0), { value: 0, low: 0, high: 1 });
});

Deno.test("percentText() follows the language", () => {
  assert.equal(percentText(0.857, "en"), "86%");
  assert.equal(percentText(0.857, "de"), "86\u00a0%");
});
