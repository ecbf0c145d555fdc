import assert from "node:assert/strict";
import { amountText, paceText, progressText } from "./progress.ts";

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

Deno.test("paceText() says how long it will still take, and how fast it is", () => {
  const pace = { perSecond: 3.14, unit: "files", remaining: { low: 130, high: 240 } };
  assert.equal(paceText(pace, "en"), "about 2–4 min left · 3.1 files per second");
  assert.equal(
    paceText({ perSecond: 0.1, unit: "steps", remaining: null }, "de"),
    "6 Schritte pro Minute",
  );
  assert.equal(
    paceText({ ...pace, perSecond: 2.5e6, unit: "bytes" }, "en").split(" · ")[1],
    "2.5 MB per second",
  );
});
