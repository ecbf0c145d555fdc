import assert from "node:assert/strict";
import { createIdleTimer } from "./idle_timer.ts";

/** A timer that the test lets run out. */
function createHandTimer() {
  const waiting = new Set<() => void>();
  return {
    later: (_ms: number, work: () => void) => {
      waiting.add(work);
      return () => void waiting.delete(work);
    },
    runOut() {
      for (const work of waiting) work();
      waiting.clear();
    },
  };
}

Deno.test("during() counts as idle only after the last work ended", async () => {
  const timer = createHandTimer();
  let idle = 0;
  const { during } = createIdleTimer({ idleMs: 1, later: timer.later, onIdle: () => idle++ });
  const long = Promise.withResolvers<void>();
  const running = during(() => long.promise);
  await during(() => Promise.resolve());
  timer.runOut();
  assert.equal(idle, 0);
  long.resolve();
  await running;
  timer.runOut();
  assert.equal(idle, 1);
});

Deno.test("during() starts the wait anew, and ends it when the work fails", async () => {
  const timer = createHandTimer();
  let idle = 0;
  const { during } = createIdleTimer({ idleMs: 1, later: timer.later, onIdle: () => idle++ });
  await assert.rejects(during(() => Promise.reject(new Error("x"))), /x/);
  await during(() => Promise.resolve(timer.runOut()));
  assert.equal(idle, 0);
  timer.runOut();
  assert.equal(idle, 1);
});
