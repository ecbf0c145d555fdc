import assert from "node:assert/strict";
import { createTurns } from "./turns.ts";

Deno.test("take() runs one after the other, also after a failure", async () => {
  const { take } = createTurns();
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = take(async () => {
    await gate.promise;
    order.push("first");
    throw new Error("failed");
  });
  const second = take(() => Promise.resolve(void order.push("second")));
  gate.resolve();
  await assert.rejects(first, /failed/);
  await second;
  assert.deepEqual(order, ["first", "second"]);
});
