import assert from "node:assert/strict";
import { afterLine, begunAnswers } from "./_comparison.ts";

const speed = { firstMs: 200, totalMs: 1200, tokens: 11, tokensPerS: 10 };
const error = { code: "x", status: 500, message: "No.", hint: "Try again." };

Deno.test("afterLine() gathers each answer by itself", () => {
  const answers = [
    { model: "base", type: "text", text: "I am" } as const,
    { model: "tuned", type: "text", text: "At 6:40" } as const,
    { model: "base", type: "text", text: " a model" } as const,
    { model: "tuned", type: "end", finish: "stop", speed } as const,
    { model: "base", type: "end", finish: "length", speed } as const,
  ].reduce(afterLine, begunAnswers);
  assert.deepEqual([answers.base.text, answers.base.state], ["I am a model", "cut"]);
  assert.deepEqual([answers.tuned.text, answers.tuned.state], ["At 6:40", "done"]);
  assert.equal(answers.tuned.speed, speed);
});

Deno.test("afterLine() keeps what was said when one of them fails", () => {
  const said = afterLine(begunAnswers, { model: "tuned", type: "text", text: "At" });
  const failed = afterLine(said, { model: "base", type: "error", error });
  assert.deepEqual([failed.base.state, failed.tuned.state], ["failed", "answering"]);
  const both = afterLine(failed, { type: "failed", error });
  assert.deepEqual([both.tuned.state, both.tuned.text], ["failed", "At"]);
});
