import assert from "node:assert/strict";
import { paceOf, type ProgressPoint } from "./pace.ts";

const start = Date.parse("2026-01-01T00:00:00.000Z");

function points(
  done: readonly number[],
  { every = 1000, total = 100, phase = "read" }: {
    every?: number;
    total?: number | null;
    phase?: string;
  } = {},
): ProgressPoint[] {
  return done.map((count, index) => ({
    at: new Date(start + index * every).toISOString(),
    phase,
    done: count,
    total,
    unit: "files",
  }));
}

Deno.test("paceOf() tells the rate and the remaining time", () => {
  assert.deepEqual(paceOf(points([0, 2, 4, 6, 8])), {
    perSecond: 2,
    unit: "files",
    remaining: { low: 46, high: 46 },
  });
});

Deno.test("paceOf() gives a range where the pace changes", () => {
  const { low, high } = paceOf(points([0, 1, 5, 6, 10, 11]))?.remaining ?? assert.fail();
  assert.ok(low < high && low > 0, `${low} ${high}`);
});

Deno.test("paceOf() says nothing while too little is known", () => {
  assert.equal(paceOf([]), null);
  assert.equal(paceOf(points([0, 1])), null);
  assert.equal(paceOf(points([3, 3, 3, 3, 3])), null);
  assert.equal(paceOf(points([0, 1, 2, 3], { every: 0 })), null);
});

Deno.test("paceOf() looks at the present phase only, and not behind a new beginning", () => {
  const earlier = points([0, 50, 100], { phase: "load" });
  assert.equal(paceOf([...earlier, ...points([0, 1])]), null);
  const again = [...points([0, 40, 80]), ...points([0, 1, 2, 3])];
  assert.equal(paceOf(again)?.perSecond, 1);
});

Deno.test("paceOf() knows no end where there is none", () => {
  assert.equal(paceOf(points([0, 1, 2, 3, 4], { total: null }))?.remaining, null);
});
