import assert from "node:assert/strict";
import { createLog, createTestClock, redact } from "./mod.ts";

Deno.test("createLog() writes lines of JSON without secrets", () => {
  const lines: string[] = [];
  const log = createLog({ clock: createTestClock(), sink: (line) => lines.push(line) });
  log.write("debug", "not this");
  log.write("error", "call to ?token=abcdefgh failed", {
    apiKey: "canary",
    error: new Error("with sk-canary12345678", { cause: "x" }),
  });
  assert.equal(lines.length, 1);
  assert.equal(/canary|abcdefgh/.test(lines[0]!), false);
  assert.equal(JSON.parse(lines[0]!).at, "2026-01-01T00:00:00.000Z");
});

Deno.test("redact() leaves ordinary text alone", () => {
  assert.equal(redact("a token is a piece of text"), "a token is a piece of text");
});
