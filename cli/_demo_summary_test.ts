import assert from "node:assert/strict";
import type { DemoSummary } from "@/core/contract/mod.ts";
import { summaryLines } from "./_demo_summary.ts";

const summary: DemoSummary = {
  projectId: "p",
  projectName: "Tarnwick",
  runId: "r",
  steps: [{ step: "training", seconds: 100.25 }],
  totalSeconds: 300,
  trainingSeconds: 98.6,
  interruptions: 0,
  documents: 6,
  trainingRows: 800,
  cases: 44,
  baseRight: 0,
  tunedRight: 41,
  answersPath: "/answers.json",
  modelPath: "/model.gguf",
  examples: [{
    question: "When?",
    base: "a\nb",
    tuned: "6:40",
    baseRight: false,
    tunedRight: true,
  }],
};

Deno.test("summaryLines() tells beside the score what counts as right, in both languages", () => {
  const english = summaryLines(summary, "en").join("\n");
  assert.match(english, /Tuned model: 41 of 44 held-out questions right\nRight means: an expected/);
  assert.match(english, /300 s in all, of which 99 s training alone/);
  assert.match(english, /Q {5}When\?\nbase {2}a b\ntuned 6:40/);
  const german = summaryLines(summary, "de").join("\n");
  assert.match(german, /zurückgehaltenen Fragen richtig\nRichtig heißt: Ein erwarteter Wert/);
});
