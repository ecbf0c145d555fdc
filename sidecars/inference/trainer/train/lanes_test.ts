import assert from "node:assert/strict";
import { threadsOfLanes } from "./lanes.ts";

Deno.test("threadsOfLanes() deals all threads, an odd one to the first lane", () => {
  const dealt = [1, 2, 3, 4, 7, 8].map(threadsOfLanes);
  assert.deepEqual(dealt, [[1], [1, 1], [2, 1], [2, 2], [4, 3], [4, 4]]);
});
