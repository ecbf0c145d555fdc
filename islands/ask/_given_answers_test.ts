import assert from "node:assert/strict";
import { begunGiven, type GivenAnswer } from "@/components/answers/given_answer.ts";
import { afterLine, answersReading } from "./_given_answers.ts";

const speed = { firstMs: 200, totalMs: 1200, tokens: 11, tokensPerS: 10 };
const budget = { window: 2048, question: 40, sources: 300, answer: 256 };
const begun: readonly GivenAnswer[] = [true, false].map((withDocuments) =>
  begunGiven({ by: { kind: "base" }, name: "Base", withDocuments })
);

Deno.test("afterLine() gathers each answer with its passages, and what is wrong with its citations", () => {
  const lines: Parameters<typeof afterLine>[1][] = [
    { answer: 0, type: "sources", sources: [], leftOut: [], budget, words: [] },
    { answer: 1, type: "text", text: "At nine" },
    { answer: 0, type: "text", text: "At 6:40 " },
    { answer: 0, type: "text", text: "[1]." },
    {
      answer: 0,
      type: "end",
      finish: "stop",
      cited: [1],
      invented: [7],
      isUnknown: false,
      speed,
    },
  ];
  const answers = lines.reduce(afterLine, begun);
  assert.deepEqual(answers.map(({ text }) => text), ["At 6:40 [1].", "At nine"]);
  assert.deepEqual(answers[0]!.checked, { cited: [1], invented: [7], isUnknown: false });
  assert.deepEqual([answers[0]!.state, answers[1]!.state], ["done", "answering"]);
  assert.equal(answers[0]!.found!.budget, budget);
});

Deno.test("what is stopped or breaks off keeps what was said, and what is over stays as it is", () => {
  const over = afterLine(begun, {
    answer: 0,
    type: "end",
    finish: "length",
    cited: [],
    invented: [],
    isUnknown: false,
    speed,
  });
  const said = afterLine(over, { answer: 1, type: "text", text: "At" });
  const stopped = answersReading.ended(said, { state: "stopped" });
  assert.deepEqual(stopped.map(({ state }) => state), ["cut", "stopped"]);
  assert.equal(stopped[1]!.text, "At");
  const error = { code: "x", status: 500, message: "No.", hint: "Try again." };
  const failed = afterLine(said, { type: "failed", error });
  assert.deepEqual(failed.map(({ state }) => state), ["cut", "failed"]);
});
