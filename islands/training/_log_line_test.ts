import assert from "node:assert/strict";
import { shownLine } from "./_log_line.ts";

Deno.test("shownLine() shows a time of the day, and the trainer's reports without braces", () => {
  const line = (text: string) => shownLine(text, "en");
  assert.match(
    line("2026-01-01T10:00:00Z step 1 loss 2.1"),
    /^\d+:\d\d:\d\d [AP]M {2}step 1 loss 2\.1$/,
  );
  assert.equal(line("--- attempt 1 ---"), "--- attempt 1 ---");
  assert.equal(
    line('{"type":"eval","step":240,"loss":0.01,"rows":{"recall":32},"text":"a \\"word\\""}'),
    'eval · step 240 · loss 0.01 · rows {"recall":32} · text a "word"',
  );
  assert.equal(line('{"type":"eval","st'), '{"type":"eval","st');
});
