import assert from "node:assert/strict";
import { eachAtOnce } from "./each_at_once.ts";

Deno.test("eachAtOnce() works on every item, on no more than the limit at a time", async () => {
  const done: number[] = [];
  let [under, most] = [0, 0];
  await eachAtOnce([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++under);
    await Promise.resolve();
    under--;
    done.push(item);
  });
  assert.deepEqual(done.toSorted(), [1, 2, 3, 4, 5, 6, 7]);
  assert.equal(most, 3);
});

Deno.test("eachAtOnce() fails with the first failure, after the rest under way has ended", async () => {
  const slow = Promise.withResolvers<void>();
  let hasEnded = false;
  const work = eachAtOnce([1, 2, 3], 2, async (item) => {
    if (item === 1) {
      await slow.promise;
      hasEnded = true;
    } else if (item === 2) {
      queueMicrotask(slow.resolve);
      throw new Error("two");
    } else assert.fail("nothing new begins after a failure");
  });
  await assert.rejects(work, /two/);
  assert.ok(hasEnded);
});

Deno.test("eachAtOnce() does nothing for nothing", async () => {
  await eachAtOnce([], 2, () => assert.fail());
});
