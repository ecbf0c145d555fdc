import assert from "node:assert/strict";
import { createTestClock } from "@/core/system/mod.ts";
import { keptFor } from "./kept_for.ts";

Deno.test("keptFor() asks once for all who ask within the time", async () => {
  const clock = createTestClock();
  let asked = 0;
  const ask = keptFor(() => Promise.resolve(++asked), { clock, ms: 1000 });
  assert.deepEqual(await Promise.all([ask(), ask()]), [1, 1]);
  clock.advance(999);
  assert.equal(await ask(), 1);
  clock.advance(1);
  assert.equal(await ask(), 2);
});

Deno.test("keptFor() keeps no failure", async () => {
  let asked = 0;
  const answer = () => ++asked === 1 ? Promise.reject(new Error("busy")) : Promise.resolve(asked);
  const ask = keptFor(answer, { clock: createTestClock(), ms: 1000 });
  await assert.rejects(ask(), /busy/);
  assert.equal(await ask(), 2);
});
