import assert from "node:assert/strict";
import type { SaidAnswer } from "./said_answer.ts";
import { saidEnd } from "./said_end.ts";

Deno.test("saidEnd() calls answered only what was answered", () => {
  const said = (...states: SaidAnswer["state"][]) => saidEnd(states.map((state) => ({ state })));
  assert.equal(said("done", "done"), "asking.done");
  assert.equal(said("done", "cut"), "asking.over");
  assert.equal(said("done", "failed"), "asking.over");
  assert.equal(said("failed"), "asking.failed");
  assert.equal(said("stopped"), "asking.stopped");
  assert.equal(said("done", "stopped"), "asking.stopped");
});
