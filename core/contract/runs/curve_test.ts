import assert from "node:assert/strict";
import { mergeCurve, thinCurve } from "./curve.ts";

const point = (step: number, loss = 1) => ({ step, loss });

Deno.test("thinCurve() leaves a short curve alone and keeps the extremes of a long one", () => {
  const short = [point(1), point(2)];
  assert.deepEqual(thinCurve(short, 10), short);
  const long = Array.from({ length: 1000 }, (_, at) => point(at, at === 500 ? 7 : 1));
  const thin = thinCurve(long, 100);
  assert.ok(thin.length <= 100);
  assert.deepEqual([thin[0]?.step, thin.at(-1)?.step], [0, 999]);
  assert.ok(thin.some(({ loss }) => loss === 7));
  assert.deepEqual(thin, thin.toSorted((a, b) => a.step - b.step));
});

Deno.test("mergeCurve() takes the newer point of each step", () => {
  const known = [point(1, 3), point(2, 2), point(3, 1)];
  assert.deepEqual(mergeCurve(known, []), known);
  assert.deepEqual(mergeCurve(known, [point(4, 0)]), [...known, point(4, 0)]);
  assert.deepEqual(mergeCurve(known, [point(2, 9)]), [point(1, 3), point(2, 9), point(3, 1)]);
});
