import assert from "node:assert/strict";
import { linesInSight, missingPage } from "./_log_window.ts";

Deno.test("linesInSight() shows a few dozen lines of 100,000, wherever the window is", () => {
  const at = (top: number) => linesInSight({ top, height: 320, lineHeight: 20, total: 100_000 });
  assert.deepEqual(at(0), { from: 0, to: 36 });
  assert.deepEqual(at(1_000_000), { from: 49_980, to: 50_036 });
  assert.deepEqual(at(100_000 * 20 - 320), { from: 99_964, to: 100_000 });
});

Deno.test("linesInSight() of a short or empty log", () => {
  const of = (total: number) => linesInSight({ top: 0, height: 320, lineHeight: 20, total });
  assert.deepEqual(of(3), { from: 0, to: 3 });
  assert.deepEqual(of(0), { from: 0, to: 0 });
});

Deno.test("missingPage() asks for whole pages, and for none twice", () => {
  const known = new Map(Array.from({ length: 500 }, (_, at) => [500 + at, ""]));
  assert.equal(missingPage(known, { from: 600, to: 700 }), null);
  assert.equal(missingPage(known, { from: 990, to: 1010 }), 1000);
  assert.equal(missingPage(known, { from: 480, to: 520 }), 0);
});
