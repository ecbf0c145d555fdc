import assert from "node:assert/strict";
import { both } from "./both.ts";

Deno.test("what goes on beside a failure is ended and waited for", async () => {
  const ending = new AbortController();
  let ended = false;
  const other = new Promise<void>((resolve) =>
    ending.signal.addEventListener("abort", () =>
      setTimeout(() => {
        ended = true;
        resolve();
      }, 5))
  );
  await assert.rejects(both(Promise.reject(new Error("first")), other, ending), /first/);
  assert.ok(ended);
});

Deno.test("of two failures the first one's is told", async () => {
  const [first, second] = ["first", "second"].map((text) => Promise.reject(new Error(text)));
  await assert.rejects(both(first!, second!, new AbortController()), /first/);
});

Deno.test("both results are answered", async () => {
  const results = both(Promise.resolve(1), Promise.resolve("a"), new AbortController());
  assert.deepEqual(await results, [1, "a"]);
});
