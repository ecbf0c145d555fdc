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

Deno.test("createLog() hides what is named like a secret, but no counts", () => {
  const line = written({
    tokens: 512,
    keyframe: "7",
    session_token: "a",
    keys: ["b"],
    secretId: 1,
  });
  assert.deepEqual(
    [line.tokens, line.keyframe, line.session_token, line.keys, line.secretId],
    [512, "7", "[redacted]", "[redacted]", 1],
  );
});

Deno.test("createLog() writes a BigInt and what holds itself", () => {
  const loop: Record<string, unknown> = { name: "loop" };
  loop.again = { inner: loop };
  const error = new Error("outer");
  error.cause = error;
  const shared = { n: 1 };
  const line = written({ size: 9n, loop, error, twice: [shared, shared] });
  assert.equal(line.size, "9");
  assert.deepEqual(line.loop, { name: "loop", again: { inner: "[circular]" } });
  assert.equal((line.error as { cause: unknown }).cause, "[circular]");
  assert.deepEqual(line.twice, [{ n: 1 }, { n: 1 }]);
});

function written(details: Record<string, unknown>): Record<string, unknown> {
  const lines: string[] = [];
  const log = createLog({ clock: createTestClock(), sink: (line) => lines.push(line) });
  log.write("info", "something", details);
  return JSON.parse(lines[0] ?? "");
}
