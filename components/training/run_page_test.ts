import assert from "node:assert/strict";
import type { ComponentChild } from "preact";
import { renderToString } from "preact-render-to-string";
import type { JobState } from "@/core/contract/job_states.ts";
import type { RunId } from "@/core/contract/ids.ts";
import type { ShownMetrics } from "@/core/contract/run_metrics.ts";
import CheckpointList from "./CheckpointList.tsx";
import { restText } from "./rest_text.ts";
import RunActions, { KeptHint } from "./RunActions.tsx";
import RunFacts from "./RunFacts.tsx";
import SampleAnswers from "./SampleAnswers.tsx";

const third: ShownMetrics = {
  runId: "run" as RunId,
  state: "running",
  phase: "train",
  attempt: 1,
  cursor: 5,
  isWhole: true,
  curve: [],
  evals: [],
  step: 3,
  totalSteps: 20,
  stepsPerEpoch: 10,
  epoch: 0.3,
  epochs: 2,
  loss: 1.2345,
  bestLoss: 0.27,
  bestStep: 10,
  learningRate: 1e-3,
  tokensPerS: 83.4,
  memoryBytes: 2.1e9,
  availableBytes: 24e9,
  elapsedS: 67,
  etaS: { low: 230, high: 260 },
  device: "cpu",
  samples: [],
  log: [],
  advice: [],
  error: null,
};

/** What stands on the page, without tags. */
function seen(page: ComponentChild): string {
  return renderToString(page as never).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();
}

Deno.test("RunFacts writes numbers in the reader's language, and keeps their places while unknown", () => {
  const german = seen(RunFacts({ metrics: third, lang: "de" }));
  for (
    const part of [
      "3 von 20",
      "0,3 von 2",
      "1,235",
      "0,27 (Epoche 1)",
      "1e-3",
      "83 Tok/s",
      "2,1 GB von 24 GB",
      "1:07",
      "3:50 – 4:20",
    ]
  ) assert.ok(german.includes(part), `${part} in ${german}`);
  const begun = { ...third, step: 0, totalSteps: null, epochs: null, loss: null, etaS: null };
  const empty = renderToString(RunFacts({ metrics: begun, lang: "en" }));
  assert.equal(empty.match(/<dt/g)?.length, 10);
  assert.match(empty, /soon known/);
});

Deno.test("restText() says what pausing and ending did, and nothing else", () => {
  assert.match(restText("paused", 4, "en") ?? "", /^Paused after step 4\./);
  assert.match(restText("paused", null, "en") ?? "", /^Paused before anything could be saved/);
  assert.match(restText("cancelled", 4, "en") ?? "", /^Ended after step 4\. What was learnt stays/);
  assert.match(restText("cancelled", null, "de") ?? "", /^Beendet, bevor etwas gesichert war/);
  assert.deepEqual([restText("running", 4, "de"), restText("done", 4, "de")], [null, null]);
});

Deno.test("RunActions offers what is possible, with what it keeps", () => {
  const actions = (state: JobState, hasBest = false) =>
    seen(RunActions({
      runId: "run",
      projectId: "project",
      state,
      hasBest,
      asked: null,
      onAct: () => {},
      lang: "de",
    }));
  assert.equal(actions("running"), "Anhalten Beenden");
  assert.match(seen(KeptHint({ state: "running", lang: "de" })), /^Anhalten: Sichert und hält an;/);
  assert.equal(KeptHint({ state: "paused", lang: "de" }), null);
  assert.equal(actions("paused"), "Fortsetzen Beenden");
  assert.equal(actions("interrupted", true), "Fortsetzen Vom besten Zwischenstand weiter Beenden");
  assert.equal(actions("done", true), "Modell nutzen");
  assert.equal(actions("stopping"), "");
});

Deno.test("CheckpointList shows the newest first and marks the best", () => {
  const saved = (epoch: number, isBest: boolean) => ({
    name: `epoch_${epoch}`,
    step: 10 * epoch,
    epoch,
    bytes: 1,
    evalLoss: 1 / epoch,
    isBest,
  });
  const page = seen(CheckpointList({
    checkpoints: [saved(1, false), saved(2, true)],
    runId: "run",
    projectId: "project",
    lang: "de",
  }));
  assert.match(page, /^Epoche 2 bester Schritt 20 0,5 Ausprobieren Epoche 1 Schritt 10 1 /);
});

Deno.test("SampleAnswers shows the last epoch's answers and what was expected", () => {
  const sample = (step: number, output: string) => ({
    step,
    prompt: "How long?",
    output,
    expected: "Four weeks.",
  });
  const samples = [sample(10, "Four days."), sample(20, "four weeks")];
  const page = seen(SampleAnswers({ samples, stepsPerEpoch: 10, lang: "en" }));
  assert.match(page, /^Epoch 2 How long\? four weeks as expected Earlier epochs Epoch 1/);
  assert.match(page, /Four days\. Expected: Four weeks\.$/);
  assert.equal(SampleAnswers({ samples: [], stepsPerEpoch: 10, lang: "en" }), null);
});
