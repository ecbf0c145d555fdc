import assert from "node:assert/strict";
import type { CaseAnswer } from "@/core/contract/mod.ts";
import { summarise } from "./summarise.ts";

function answer(ms: number, right = true): CaseAnswer {
  return { text: "", right, finish: "stop", ms };
}

Deno.test("summarise() counts the time of the slower model: both answer at once", () => {
  const asked = { question: "?", keys: ["x"] };
  const { seconds, tunedRight } = summarise([
    { ...asked, base: answer(1000), tuned: answer(400) },
    { ...asked, base: answer(500), tuned: answer(600, false) },
  ], "file");
  assert.deepEqual([seconds, tunedRight], [1.5, 1]);
});
