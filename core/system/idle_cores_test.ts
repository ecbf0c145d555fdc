import assert from "node:assert/strict";
import { measureIdleCores, readProcessorTimes } from "./idle_cores.ts";

/** Cores of which so many were busy between the first and the second look. */
function times(logicalCores: number, busy: number) {
  const looks = [0, 1000].map((ms) => ({
    busyMs: 5000 + busy * ms,
    idleMs: 9000 + (logicalCores - busy) * ms,
    logicalCores,
  }));
  return () => looks.shift()!;
}

Deno.test("measureIdleCores() leaves out what is busy, and at least one for us", async () => {
  const idle = (physical: number, logical: number, busy: number) =>
    measureIdleCores(physical, times(logical, busy), () => Promise.resolve());
  assert.equal(await idle(8, 8, 0.4), 8);
  assert.equal(await idle(8, 16, 5.6), 2);
  assert.equal(await idle(2, 2, 1), 1);
  assert.equal(await idle(2, 2, 2), 1);
});

Deno.test("measureIdleCores() takes counters that stand still for idle", async () => {
  const still = () => ({ busyMs: 1, idleMs: 1, logicalCores: 4 });
  assert.equal(await measureIdleCores(4, still, () => Promise.resolve()), 4);
});

Deno.test("readProcessorTimes() reads this computer's counters", () => {
  const { busyMs, idleMs, logicalCores } = readProcessorTimes();
  assert.ok(busyMs > 0 && idleMs > 0 && logicalCores >= 1);
});
