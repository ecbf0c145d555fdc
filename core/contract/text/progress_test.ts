import assert from "node:assert/strict";
import { amountText, progressText } from "./progress.ts";

Deno.test("progressText() says what is done, how far, in both languages", () => {
  const progress = { phase: "training.phase.train", done: 22, total: 216, unit: "steps" };
  assert.equal(progressText(progress, "en"), "Training · 22 of 216 steps");
  assert.equal(progressText(progress, "de"), "Training · 22/216 Schritte");
});

Deno.test("amountText() is silent where nothing is counted yet", () => {
  assert.equal(amountText({ done: 0, total: null, unit: "steps" }, "en"), "");
  assert.equal(amountText({ done: 5, total: null, unit: "files" }, "en"), "5 files");
});

Deno.test("amountText() writes bytes as people do", () => {
  const amount = { done: 46_137_344, total: 92_274_688, unit: "bytes" };
  assert.match(amountText(amount, "de"), /^46 MB von 92 MB$/);
});
